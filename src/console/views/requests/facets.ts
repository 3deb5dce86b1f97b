import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestEntry } from '../../live/events.ts';
import { pickedNamespace } from '../../page/namespace.ts';
import { requests } from '../../state/requests.ts';

/** The values that the requests have, for the drop-downs of the filter. */
interface Facets {
  readonly providers: readonly string[];
  readonly accounts: readonly string[];
  readonly outcomes: readonly string[];
  readonly statuses: readonly string[];
}

/** The drop-downs change at most once in this time. */
const gapMs = 1000;
/** A drop-down offers the most frequent values. */
const most = 200;

/** Returns the values that the requests have now. */
export function useFacets(): Facets {
  const latest = useRef({ all: requests.peek(), namespace: pickedNamespace.peek() });
  const [facets, setFacets] = useState(() => facetsOf(latest.current));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const readAt = useRef(0);
  useSignalEffect(() => {
    latest.current = { all: requests.value, namespace: pickedNamespace.value };
    timer.current ??= setTimeout(read, Math.max(0, readAt.current + gapMs - performance.now()));
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return facets;

  function read(): void {
    timer.current = undefined;
    readAt.current = performance.now();
    setFacets(facetsOf(latest.current));
  }
}

interface Known {
  readonly all: readonly RequestEntry[];
  readonly namespace: string | undefined;
}

function facetsOf({ all, namespace }: Known): Facets {
  const known = namespace === undefined ? all : all.filter((one) => one.namespace === namespace);
  return {
    providers: valuesOf(known.map(({ provider }) => provider)),
    accounts: valuesOf(known.map(({ account }) => account)),
    outcomes: valuesOf(known.map(({ outcome }) => outcome)),
    statuses: valuesOf(known.map(({ status }) => String(status))),
  };
}

function valuesOf(values: readonly (string | null | undefined)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  const frequent = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, most);
  return frequent.map(([value]) => value).toSorted();
}
