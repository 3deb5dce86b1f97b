/** The places of the emulator, as the page's own address tells them: a proxy may add a prefix to every path. */
export interface PageAddress {
  /** The path below which the emulator is served, without a trailing slash: `` or `/emulator`. */
  readonly mount: string;
  /** The namespace in the path prefix `/@name`; undefined without one. */
  readonly namespace: string | undefined;
}

/** Reads the mount and the namespace from the path of the page, `…/__admin/console`. */
function readPageAddress(path: string): PageAddress {
  const before = path.replace(/\/__admin\/console\/?$/, '');
  const [prefix, namespace] = /\/@([a-z0-9-]+)$/.exec(before) ?? [];
  return { mount: prefix === undefined ? before : before.slice(0, -prefix.length), namespace };
}

/** The address of this page. */
export const pageAddress = readPageAddress(globalThis.location.pathname);

/** The path of the control plane. */
export const adminPath = `${pageAddress.mount}/__admin`;

/** The emulator's URL as this browser reaches it. */
export const emulatorUrl = `${globalThis.location.origin}${pageAddress.mount}`;
