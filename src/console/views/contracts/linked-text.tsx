import { OutsideLink } from '../../parts/outside-link.tsx';

/** A text from outside, as it is written. Its HTML and Markdown stay text; only addresses of the web become links. */
export function LinkedText({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(addresses).map((part, index) =>
        // the split puts each address at an odd place
        index % 2 === 1 ? <OutsideLink key={index} href={part} /> : part,
      )}
    </>
  );
}

/** An address of the web, without the brackets, quotes and full stop after it. */
const addresses = /(\bhttps?:\/\/[^\s<>"'`()[\]{}|\\^]*[^\s<>"'`()[\]{}|\\^.,;:!?*_])/;
