import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { Extension, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { PromQLExtension } from '@prometheus-io/codemirror-promql';

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier], color: 'var(--series-4)' },
  { tag: [tags.function(tags.variableName), tags.operatorKeyword], color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--ok)' },
  { tag: [tags.number, tags.literal], color: 'var(--warn)' },
  { tag: tags.labelName, color: 'var(--unknown)' },
  { tag: tags.comment, color: 'var(--text-muted)' },
  { tag: tags.invalid, color: 'var(--bad)' },
]);

const LOOK = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--surface-1)', border: '1px solid var(--border-strong)', borderRadius: '4px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '13px', lineHeight: '20px', maxHeight: '200px' },
  '.cm-content': { padding: '5px 4px', caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--surface-3)' },
  '.cm-placeholder': { color: 'var(--text-muted)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--surface-3)' },
  '.cm-tooltip': { border: '1px solid var(--border)', backgroundColor: 'var(--surface-1)', boxShadow: 'var(--shadow)' },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '240px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': { marginLeft: '12px', color: 'var(--text-muted)', fontStyle: 'normal' },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionInfo': { maxWidth: '320px', padding: '6px 8px' },
});

/** Everything of the editor but its content; completion asks the control plane, which answers with what the caller may see. */
export function promqlEditing(run: () => void): Extension {
  const promql = new PromQLExtension().setComplete({ remote: { url: '', httpMethod: 'GET' } });
  return [
    promql.asExtension(),
    history(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    autocompletion(),
    placeholder('An expression, such as sum by (environment) (rate(http_server_request_duration_seconds_count[5m]))'),
    syntaxHighlighting(COLOURS),
    LOOK,
    EditorView.lineWrapping,
    // Below the completion's own keys: Enter takes what is chosen in an open list.
    Prec.high(
      keymap.of([
        { key: 'Enter', run: () => (run(), true) },
        { key: 'Shift-Enter', run: insertNewlineAndIndent },
      ]),
    ),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
  ];
}
