import { Button } from '../../parts/button.tsx';
import { freeze, moveClock } from './change-clock.ts';

const steps = [
  { text: '30 s', seconds: 30 },
  { text: '5 min', seconds: 300 },
  { text: '15 min', seconds: 900 },
  { text: '1 h', seconds: 3600 },
  { text: '1 day', seconds: 86_400 },
] as const;

/** The buttons that stop the clock, move it ahead, and set it back to the real time. */
export function ClockMoves({ isFrozen }: { readonly isFrozen: boolean }) {
  return (
    <div class="row clock-moves">
      <Button icon={isFrozen ? 'play' : 'pause'} kind="primary" onClick={() => freeze(!isFrozen)}>
        {isFrozen ? 'Let it run' : 'Freeze'}
      </Button>
      <div class="row" role="group" aria-label="Move ahead">
        {steps.map(({ text, seconds }) => (
          <Button
            key={text}
            title={`Moves the clock ${text} ahead`}
            onClick={() => moveClock({ advanceSeconds: seconds }, `Moved the clock ${text} ahead.`)}
          >
            +{text}
          </Button>
        ))}
      </div>
      <Button icon="back" onClick={() => moveClock({ live: true }, 'The clock shows the real time again.')}>
        Back to live
      </Button>
    </div>
  );
}
