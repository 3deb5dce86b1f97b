import type { ProofLine } from './line.ts';
import type { Probe } from './probe.ts';
import type { Visitor } from './visitor.ts';
import type { World } from './world.ts';

/** The surroundings of a walk: the served provider, new apps, and the operations that prove a session. */
export interface Tour {
  readonly world: World;
  readonly newVisitor: () => Visitor;
  readonly probe: Probe;
}

/** Walks through a part of the login; returns its lines, none if the marks don't have the part. */
export type Walk = (tour: Tour) => Promise<readonly ProofLine[]>;
