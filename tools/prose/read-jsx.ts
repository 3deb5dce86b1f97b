import ts from 'typescript';

/** Elements whose content is code. */
const codeElements = ['code', 'kbd', 'pre', 'samp'];

/**
 * Returns the text of an element that a person reads as one, with the elements in it, and `X` for each expression and
 * each piece of code. Returns undefined for an element that only contains other elements.
 */
export function textOfElement(node: ts.Node): string | undefined {
  if (!ts.isJsxElement(node) && !ts.isJsxFragment(node)) return undefined;
  if (hasText(node.parent) || !hasText(node)) return undefined;
  return contentOf(node);
}

/** Returns whether a string is a class, a path of a drawing, or another attribute that no person reads. */
export function isUnreadAttribute(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isJsxAttribute(parent)) return false;
  return /^(class|className|d|points|transform|viewBox|rel|style)$/.test(parent.name.getText());
}

function hasText(node: ts.Node): boolean {
  if (!ts.isJsxElement(node) && !ts.isJsxFragment(node)) return false;
  return node.children.some((child) => ts.isJsxText(child) && /\p{L}/u.test(child.text));
}

function contentOf(node: ts.JsxElement | ts.JsxFragment): string {
  return node.children.map(textOfChild).join('');
}

function textOfChild(child: ts.JsxChild): string {
  if (ts.isJsxText(child)) return child.text;
  if (ts.isJsxExpression(child)) return textOfExpression(child.expression);
  if (ts.isJsxFragment(child)) return contentOf(child);
  if (ts.isJsxElement(child) && !codeElements.includes(child.openingElement.tagName.getText()))
    return contentOf(child);
  return 'X';
}

/** A comment has no text, and a string may be a space. */
function textOfExpression(expression: ts.Expression | undefined): string {
  if (expression === undefined) return '';
  return ts.isStringLiteralLike(expression) && expression.text.trim() === '' ? ' ' : 'X';
}
