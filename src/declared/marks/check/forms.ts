import { longestInteger, lettersOf } from '../../tokens/opaque.ts';
import { markKey, type Path } from './document.ts';
import { errorAt, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** A mark of values that are drawn: tokens, challenges and codes. */
interface Drawn {
  readonly form?: string;
  readonly length?: number;
  readonly alphabet?: string;
}

/** Finds alphabets and lengths of which no token and no code can be made. */
export function unusableForms({ marks }: Subject): readonly Finding[] {
  const { tokens = {}, challenge, code, codes = {}, backupCodes } = marks;
  return [
    ...Object.entries(tokens).flatMap(([kind, mark]) => ofDrawn(mark, [markKey, 'tokens', kind])),
    ...ofDrawn(challenge, [markKey, 'challenge']),
    ...ofDrawn(code, [markKey, 'code']),
    ...Object.entries(codes).flatMap(([purpose, mark]) => ofDrawn(mark, [markKey, 'codes', purpose])),
    ...ofDrawn(backupCodes, [markKey, 'backupCodes']),
  ];
}

function ofDrawn(mark: Drawn = {}, path: Path): readonly Finding[] {
  const { form, length = 0, alphabet } = mark;
  const letters = alphabet === undefined ? undefined : lettersOf(alphabet);
  return [
    ...(letters !== undefined && 'message' in letters
      ? [errorAt([...path, 'alphabet'], `the alphabet is "${alphabet ?? ''}"; ${letters.message}`)]
      : []),
    ...(form === 'integer' && length > longestInteger
      ? [
          errorAt(
            [...path, 'length'],
            `the length is ${length}; an integer has at most ${longestInteger} digits`,
          ),
        ]
      : []),
  ];
}
