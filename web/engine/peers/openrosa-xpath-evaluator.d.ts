declare module 'openrosa-xpath-evaluator' {
  interface Evaluator {
    evaluate(expression: string, context: Node, resolver: null, type: number): XPathResult;
  }
  /** Must be called with `new`. */
  const openrosa: new () => Evaluator;
  export = openrosa;
}
