import type { Wire } from '../../../core/operation.ts';
import type { Violation } from '../../../core/violation.ts';
import { askingOf, type Asking } from '../rules/asking.ts';
import { confirmingOf, type Confirming } from '../rules/confirming.ts';
import { faultsOf, type Faults } from '../rules/faults.ts';

/** Reads a request that says nothing but who asks. */
export function readAsking(wire: Wire): { readonly request: Asking } {
  return { request: askingOf(wire) };
}

/** Reads a request that says nothing but who confirms. */
export function readConfirming(wire: Wire): { readonly request: Confirming } {
  return { request: confirmingOf(wire) };
}

type Broken<Who> = { readonly request: Who & Faults } | { readonly refusal: 'unsupported-media-type' };

/** Reads a body that cannot be bound: it is told once it is known who asks. */
export function readBroken(violation: Violation, wire: Wire): Broken<Asking> {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  return { request: { ...askingOf(wire), ...faultsOf(violation, wire) } };
}

/** The same of a request that confirms. */
export function readBrokenConfirming(violation: Violation, wire: Wire): Broken<Confirming> {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  return { request: { ...confirmingOf(wire), ...faultsOf(violation, wire) } };
}
