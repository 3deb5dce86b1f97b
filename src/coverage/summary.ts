import type { Coverage } from './document.ts';
import { groupsOf } from './groups.ts';

/** `3 of 14 outcomes of the operations called: 21.4 %; 10 other operations were not called`. */
export function summaryOf(coverage: Coverage): string {
  return `${shareOf(coverage)}${othersOf(coverage)}`;
}

/** What falls short of a limit; undefined where nothing does. */
export function shortfallOf(coverage: Coverage, failUnder: number | undefined): string | undefined {
  if (failUnder === undefined || coverage.percent >= failUnder) return undefined;
  return `${shareOf(coverage)}, less than the ${failUnder} % that --fail-under wants${othersOf(coverage)}`;
}

function shareOf({ met, totalOfCalled, percent }: Coverage): string {
  if (totalOfCalled === 0) return 'no operation was called: 0 %';
  return `${met} of ${totalOfCalled} outcomes of the operations called: ${shownPercent(percent)}`;
}

/** A percentage with one digit at most, never rounded up: 79.96 is less than 80. */
function shownPercent(percent: number): string {
  return `${Math.floor(percent * 10) / 10} %`;
}

/** Those beside the called; where none was called, that has been said. */
function othersOf(coverage: Coverage): string {
  const others = groupsOf(coverage).filter(({ called }) => !called).length;
  if (others === 0 || coverage.totalOfCalled === 0) return '';
  return others === 1 ? '; 1 other operation was not called' : `; ${others} other operations were not called`;
}
