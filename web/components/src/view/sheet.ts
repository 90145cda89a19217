const worn = new WeakMap<Document, Set<string>>();

/** A sheet that scripts make needs no inline style, which a strict policy forbids, and no file of its own. */
export function wear(document: Document, sheet: string): void {
  const sheets = worn.get(document) ?? new Set();
  if (sheets.has(sheet)) return;
  worn.set(document, sheets.add(sheet));
  const own = new CSSStyleSheet();
  own.replaceSync(sheet);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, own];
}
