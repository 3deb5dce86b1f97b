import type { ServerResponse } from 'node:http';
// the real timers, even in tests with fake timers
import { clearTimeout, setTimeout } from 'node:timers';
import { askAgain, problemDetails, sendProblem } from '../http/problem.ts';

type Handler = (response: ServerResponse, next: () => void) => void;

/**
 * Creates a handler that passes one call at a time, until its response ends or its client disconnects. Other calls wait
 * with their bodies unread. A call gets a 503 with Retry-After if too many others wait or it waits too long.
 */
export function createConcurrencyLimit({
  most,
  maxWaitMs,
}: {
  readonly most: number;
  readonly maxWaitMs: number;
}): Handler {
  const waiting = new Set<() => void>();
  let isTaken = false;

  function take(response: ServerResponse, next: () => void): void {
    isTaken = true;
    let isOver = false;
    const over = () => {
      if (isOver) return;
      isOver = true;
      isTaken = false;
      const [first] = waiting;
      first?.();
    };
    // an in-process response may emit only one of them
    response.once('finish', over).once('close', over);
    next();
  }

  function wait(response: ServerResponse, next: () => void): void {
    const leave = () => {
      clearTimeout(timer);
      response.removeListener('close', leave);
      waiting.delete(start);
    };
    const timer = setTimeout(() => {
      leave();
      refuse(response, `waited ${maxWaitMs / 1000} seconds for its turn`);
    }, maxWaitMs);
    timer.unref();
    const start = () => {
      leave();
      take(response, next);
    };
    waiting.add(start);
    response.once('close', leave);
  }

  return (response, next) => {
    if (!isTaken) take(response, next);
    else if (waiting.size < most) wait(response, next);
    else refuse(response, `came while ${most} others were waiting`);
  };
}

function refuse(response: ServerResponse, why: string): void {
  const detail = `large bodies are read one at a time, and this one ${why}; retry after the seconds in Retry-After`;
  sendProblem(response, problemDetails('too-many-bodies', detail), {}, askAgain);
}
