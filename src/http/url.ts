/** A request target in its parts; also one in absolute form, as a proxy's client sends it. */
export function splitUrl(target = '/'): { readonly path: string; readonly query: string } {
  const local = originForm(target);
  const mark = local.indexOf('?');
  if (mark === -1) return { path: local, query: '' };
  return { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

/** A target as it is without the server that one in absolute form names: its path and its query. */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const local = target.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  return local === target || local.startsWith('/') ? local : `/${local}`;
}
