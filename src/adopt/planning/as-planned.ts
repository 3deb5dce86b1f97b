import type { Plan } from '../plan.ts';
import type { Recognition } from '../recognise/recognise.ts';

/** Gives the operations whose actions are only comments that certainty, with the reason first. */
export function asPlanned(recognition: Recognition, { actions }: Plan): Recognition {
  const reasons = new Map(
    actions
      .filter(({ isOpen }) => isOpen)
      .map(({ target, remarks }) => [target.join(' '), remarks.find(({ path }) => path.length === 0)?.text]),
  );
  const operations = recognition.operations.map((operation) => {
    const { method, template } = operation.head;
    const reason = reasons.get(['paths', template, method.toLowerCase()].join(' '));
    if (reason === undefined || operation.certainty === 'open') return operation;
    return { ...operation, certainty: 'open' as const, reasons: [reason, ...operation.reasons] };
  });
  return { ...recognition, operations };
}
