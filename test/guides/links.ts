import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The forms of a link: inline and image, a reference's definition, and HTML. */
const forms = [
  /\]\(\s*<?([^)\s>]+)>?(?:\s+["'(][^)]*)?\)/g,
  /^ {0,3}\[[^\]]+\]:\s+<?([^\s>]+)/gm,
  /\s(?:href|src)="([^"]+)"/g,
];

/** Returns a page's broken links, whose file or heading doesn't exist. */
export function brokenLinks(page: string): readonly string[] {
  const text = withoutCode(readFileSync(page, 'utf8')).replaceAll(/(`+)[^`\n]+\1/g, '');
  const targets = forms.flatMap((form) => [...text.matchAll(form)].map(([, target = '']) => target));
  return targets.filter((target) => !/^(?:[a-z]+:|\/\/)/i.test(target) && !leads(page, target));
}

function leads(page: string, target: string): boolean {
  const [path = '', heading] = target.split('#', 2);
  const file = path === '' ? page : join(dirname(page), decodeURIComponent(path));
  if (!existsSync(file)) return false;
  return heading === undefined || headingsOf(file).includes(heading);
}

function headingsOf(file: string): readonly string[] {
  const text = withoutCode(readFileSync(file, 'utf8'));
  const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => anchorOf(title));
  const named = [...text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)].map(([, name = '']) => name);
  // GitHub adds -1 to the second heading of a title
  const numbered = anchors.map((anchor, index) => {
    const before = anchors.slice(0, index).filter((other) => other === anchor).length;
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
  return [...numbered, ...named];
}

/** Returns GitHub's anchor of a heading. */
function anchorOf(title: string): string {
  return title
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

function withoutCode(text: string): string {
  return text.replaceAll(/^( *)```.*?^\1```$/gms, '');
}
