// made once: a list renders many times, and a formatter takes long to make
const timeOfDay = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const wholeTime = new Intl.DateTimeFormat([], { dateStyle: 'medium', timeStyle: 'medium' });

/** A time of day, with the whole time as its title. */
export function Time({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={wholeTime.format(new Date(at))}>
      {timeText(at)}
    </time>
  );
}

/** A time of day as text. */
export function timeText(at: string): string {
  return timeOfDay.format(new Date(at));
}

/** A duration in words: `45 s`, `14 min`, `2 h 5 min`, `3 days`. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  // rounded once, so that no text has 60 minutes
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1440)
    return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
  const days = Math.round(minutes / 1440);
  return days === 1 ? '1 day' : `${days} days`;
}

/** The time left, which a person watches: `14:59`, from an hour on in words. */
export function timeLeftText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole >= 3600) return durationText(whole);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
