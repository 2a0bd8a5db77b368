import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const KEPT_ALONE = 'Browsers deny storage to frames of other sites, and then every access throws: inject KEPT (src/app/shell/kept.ts).';
const STORES = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'];

export default defineConfig([
  { ignores: ['dist/**', 'coverage/**', '.angular/**', 'target/**', 'src/app/api/controlplane.ts'] },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.strict, ...tseslint.configs.stylistic, ...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'pw', style: 'camelCase' }],
      '@angular-eslint/component-selector': ['error', { type: ['element', 'attribute'], prefix: 'pw', style: 'kebab-case' }],
      'max-lines': ['error', 400],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-globals': ['error', ...STORES.map((name) => ({ name, message: KEPT_ALONE }))],
      'no-restricted-syntax': [
        'error',
        { selector: `MemberExpression[property.name=/^(${STORES.join('|')})$/]`, message: KEPT_ALONE },
        { selector: `MemberExpression[property.value=/^(${STORES.join('|')})$/]`, message: KEPT_ALONE },
        { selector: 'MemberExpression[object.name="document"][property.name="cookie"]', message: KEPT_ALONE },
      ],
      // Angular's components may have nothing but a template.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    // The one place, and what sets the stage for a test.
    files: ['src/app/shell/kept.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/no-call-expression': 'off',
      '@angular-eslint/template/button-has-type': 'error',
    },
  },
]);
