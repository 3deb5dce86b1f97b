/** A link that comes from outside. It opens in a new tab; any other address than one of the web is only a text. */
export function OutsideLink({ href }: { readonly href: string }) {
  if (!isWebAddress(href)) return <span class="outside-link">{href}</span>;
  return (
    <a class="outside-link" href={href} target="_blank" rel="noreferrer noopener">
      {href}
    </a>
  );
}

/** Whether a text is an absolute URL with the scheme `http` or `https`. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
