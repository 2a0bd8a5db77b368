/** Why a chart has no line. Each kind has its own sentence and its own way out. */
export type Blank =
  | { readonly kind: 'never-sent' }
  | { readonly kind: 'idle'; readonly lastSeenMs: number | undefined }
  | { readonly kind: 'down'; readonly planes: readonly string[] };
