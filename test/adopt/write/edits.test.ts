import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import type { PlannedAction } from '../../../src/adopt/plan.ts';
import { digestIn } from '../../../src/adopt/write/digests.ts';
import { mergeOverlay } from '../../../src/adopt/write/merge.ts';
import { overlayText } from '../../../src/adopt/write/overlay.ts';
import { files, plan } from './acme.ts';

const written = overlayText(plan, files);

/** An edit of a person: it changes a text, and knows how to see that its change is still there. */
interface Edit {
  apply(lines: readonly string[], random: number): readonly string[];
  /** The texts that must be in the file afterwards. */
  readonly kept: readonly string[];
  /** The texts that must not be in the file afterwards. */
  readonly gone?: readonly string[];
}

/** Returns the lines at which the actions begin, with the comment above them. */
function startsOf(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line, index) => (line.startsWith('  - target:') ? [index] : []));
}

function inserted(lines: readonly string[], at: number, ...added: readonly string[]): readonly string[] {
  return [...lines.slice(0, at), ...added, ...lines.slice(at)];
}

/** A mark on each text, so that no two edits are alike. */
const edits: readonly ((mark: string) => Edit)[] = [
  // a comment on its own line, anywhere, as deep as the line below it
  (mark) => ({
    apply: (lines, random) => {
      const at = 1 + (random % (lines.length - 1));
      const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
      return inserted(lines, at, `${indent}# comment ${mark}`);
    },
    kept: [`# comment ${mark}`],
  }),
  // a comment between blank lines
  (mark) => ({
    apply: (lines, random) => {
      const starts = startsOf(lines);
      return inserted(lines, starts[random % starts.length] ?? 0, `  # note ${mark}`, '');
    },
    kept: [`# note ${mark}`],
  }),
  // a comment behind a value
  (mark) => ({
    apply: (lines, random) => {
      const ends = lines.flatMap((line, index) => (/^\s+[\w-]+: [^#]*$/.test(line) ? [index] : []));
      const at = ends[random % ends.length] ?? 0;
      return lines.map((line, index) => (index === at ? `${line} # behind ${mark}` : line));
    },
    kept: [`# behind ${mark}`],
  }),
  // another value
  (mark) => ({
    apply: (lines, random) => {
      const statuses = lines.flatMap((line, index) => (/status: \w+/.test(line) ? [index] : []));
      const at = statuses[random % statuses.length] ?? 0;
      return lines.map((line, index) =>
        index === at ? line.replace(/status: \w+/, `status: value${mark}`) : line,
      );
    },
    kept: [`status: value${mark}`],
  }),
  // another key
  (mark) => ({
    apply: (lines, random) => {
      const acts = lines.flatMap((line, index) => (/^\s+(act|version): /.test(line) ? [index] : []));
      const at = acts[random % acts.length] ?? 0;
      const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
      return inserted(lines, at, `${indent}key${mark}: 1`);
    },
    kept: [`key${mark}: 1`],
  }),
  // another action
  (mark) => ({
    apply: (lines, random) => {
      const starts = startsOf(lines);
      const own = [`  - target: $.paths['/${mark}'].get`, '    update: { x-login: { act: public } }', ''];
      return inserted(lines, starts[random % starts.length] ?? 0, ...own);
    },
    kept: [`  - target: $.paths['/${mark}'].get`],
  }),
];

/** Plans after a change of the contract: actions are gone, changed or new, in another order. */
const changedPlans = fc
  .tuple(
    fc.shuffledSubarray([...plan.actions]),
    fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
    fc.infiniteStream(fc.nat(2)),
  )
  .map(([actions, names, stream]) => {
    const news = names.map((name): PlannedAction => ({
      target: ['paths', `/new/${name}`, 'get'],
      update: { 'x-login': { act: 'protected' } },
      remarks: [],
      isOpen: false,
    }));
    const changed = [...actions, ...news].map((action) => {
      const kind: unknown = stream.next().value;
      if (kind === 0) return action;
      return kind === 1 && action.target.length > 0
        ? { ...action, isOpen: !action.isOpen }
        : { ...action, update: { 'x-other': 1, ...action.update } };
    });
    return { ...plan, actions: changed };
  });

const randomEdits = fc.array(fc.tuple(fc.nat(edits.length - 1), fc.nat()), { minLength: 1, maxLength: 5 });

it('keeps every edit of a person, whatever the contract has become', () => {
  fc.assert(
    fc.property(randomEdits, changedPlans, (chosen, next) => {
      let lines: readonly string[] = written.split('\n');
      const kept: string[] = [];
      for (const [index, [kind, random]] of chosen.entries()) {
        const edit = edits[kind]?.(`m${index}`);
        lines = edit?.apply(lines, random) ?? lines;
        kept.push(...(edit?.kept ?? []));
      }
      const edited = lines.join('\n');
      const { text } = mergeOverlay(edited, next, 'acme.login.yaml');
      for (const one of kept) if (edited.includes(one)) expect(text).toContain(one);
      expect(() => parse(text) as unknown).not.toThrow();
      expect(mergeOverlay(text, next, 'acme.login.yaml').text).toBe(text);
      expect(mergeOverlay(edited, plan, 'acme.login.yaml').text).toBe(edited);
    }),
    { numRuns: 200 },
  );
});

it('keeps the order and the removals of a person, whatever the contract has become', () => {
  const [head = '', ...actions] = written.split(
    /^(?= {2}(?:# sure|# # open|- target: \$$|- target: \$\.paths\['\/me))/m,
  );
  expect(actions).toHaveLength(4);
  const last = actions.at(-1)?.split('\n\n# Digests') ?? [];
  const own = [...actions.slice(0, -1), `${last[0] ?? ''}\n\n`];
  const tail = `# Digests${last[1] ?? ''}`;
  fc.assert(
    fc.property(fc.shuffledSubarray(own, { minLength: 1 }), changedPlans, (order, next) => {
      const edited = [head, ...order, tail].join('');
      const { text } = mergeOverlay(edited, next, 'acme.login.yaml');
      const targets = (some: string) =>
        [...some.matchAll(/^ {2}(?:# )?- target: (.*)$/gm)].map(([, target]) => target ?? '');
      const known = targets(written);
      const before = targets(edited);
      const after = targets(text);
      const removed = known.filter((target) => !before.includes(target));
      expect(after.filter((target) => removed.includes(target))).toEqual([]);
      expect(after.filter((target) => known.includes(target))).toEqual(
        before.filter((target) => after.includes(target)),
      );
    }),
    { numRuns: 300 },
  );
});

it('lists each entry that it changes, and no others', () => {
  fc.assert(
    fc.property(changedPlans, (next) => {
      const { text, changes } = mergeOverlay(written, next, 'acme.login.yaml');
      const digests = (some: string) => some.split('\n').flatMap((line) => digestIn(line) ?? []);
      const [before, after] = [digests(written), digests(text)];
      const changed = [...before, ...after].filter(
        ({ id, digest }) =>
          ![before, after].every((list) => list.some((one) => one.id === id && one.digest === digest)),
      );
      expect(new Set(changes.map(({ id }) => id))).toEqual(new Set(changed.map(({ id }) => id)));
    }),
  );
});
