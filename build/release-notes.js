/**
 * `node build/release-notes.js <tag>`: prints the section of CHANGELOG.md for a release. Fails unless the tag is `v` and the
 * version in package.json, and the section has a date and some text.
 */
import { readFileSync } from 'node:fs';

try {
  console.log(notesOf(process.argv[2] ?? ''));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function notesOf(tag) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (tag !== `v${version}`)
    throw new Error(`the tag is ${tag || 'missing'}, but package.json has version ${version}`);
  const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m).slice(1);
  const section = sections.find((text) => /^\[?([^\s\]]+)/.exec(text)?.[1] === version);
  if (section === undefined) throw new Error(`CHANGELOG.md has no section ## ${version}`);
  const [heading, ...lines] = section.split('\n');
  if (!/ \d{4}-\d\d-\d\d$/.test(heading))
    throw new Error(
      `CHANGELOG.md: the heading "## ${heading}" needs the date, as in ## ${version} - 2026-01-31`,
    );
  const notes = lines.join('\n').trim();
  if (notes === '') throw new Error(`CHANGELOG.md: the section ## ${version} is empty`);
  return notes;
}
