import type { ServerResponse } from 'node:http';
// as they are, also in tests whose timers stand still
import { clearTimeout, setTimeout } from 'node:timers';
import { sendProblem, askAgain } from '../http/problem.ts';
import { problemDetails } from './handler.ts';

type Handler = (response: ServerResponse, next: () => void) => void;

/**
 * Makes a handler that lets one call on at a time, until it is answered or its client has gone. The others wait with their
 * bodies unread; where too many wait, or one waits too long, it is answered that it may ask again.
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
    // a response that is no socket's may have but one of them
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
    else refuse(response, `finds ${most} others waiting`);
  };
}

function refuse(response: ServerResponse, why: string): void {
  const detail = `large bodies are read one at a time, and this one ${why}; send it again when others are answered`;
  sendProblem(response, problemDetails(503, detail), {}, askAgain);
}
