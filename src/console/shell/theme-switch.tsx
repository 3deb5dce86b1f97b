import { useId } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { theme, themes, type Theme } from '../state/theme.ts';

const icons = { system: 'screen', light: 'sun', dark: 'moon' } as const satisfies Record<Theme, string>;
const names: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' };

/** Switches between the system's theme, light and dark. */
export function ThemeSwitch() {
  const group = useId();
  return (
    <fieldset class="theme-switch">
      <legend class="visually-hidden">Theme</legend>
      {themes.map((one) => (
        <label key={one} title={names[one]}>
          <input
            class="visually-hidden"
            type="radio"
            name={group}
            checked={theme.value === one}
            onChange={() => (theme.value = one)}
          />
          <Icon name={icons[one]} />
          <span class="visually-hidden">{names[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}
