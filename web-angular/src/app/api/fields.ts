import type { components, paths } from './controlplane';

type Schemas = components['schemas'];

/** A path of the control plane that the contract knows. */
export type Address = keyof paths;

/**
 * An answer's fields under the names that the contract gives them: a name that the control plane dropped no longer compiles. What they
 * hold stays unknown until a parser has looked at it.
 */
export function fieldsOf<N extends keyof Schemas>(body: unknown): { readonly [F in keyof Schemas[N]]?: unknown } {
  return typeof body === 'object' && body !== null ? body : {};
}
