/** A style sheet as text, for a root that Angular does not style; imported with { loader: 'text' }. */
declare module '*.css' {
  const text: string;
  export default text;
}
