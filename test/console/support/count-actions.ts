import type { Locator, Page } from 'playwright-core';

/** The actions of a person, each counted as one. */
export interface Actions {
  click(target: Locator): Promise<void>;
  /** Chooses an option of a drop-down. */
  choose(target: Locator, value: string): Promise<void>;
  press(page: Page, key: string): Promise<void>;
  /** The number of actions so far. */
  count(): number;
}

/** Starts to count the actions of a person. */
export function countActions(): Actions {
  let count = 0;
  const counted = (action: Promise<unknown>) => {
    count += 1;
    return action.then(() => undefined);
  };
  return {
    click: (target) => counted(target.click()),
    choose: (target, value) => counted(target.selectOption(value)),
    press: (page, key) => counted(page.keyboard.press(key)),
    count: () => count,
  };
}
