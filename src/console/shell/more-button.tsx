import { Button } from '../parts/button.tsx';
import { isMoreOpen } from './more.ts';

/** Opens the theme and the keys on a narrow page, which has no room for them below the links. */
export function MoreButton() {
  return (
    <span class="more-button">
      <Button icon="more" isIconOnly title="Theme and keys" onClick={() => (isMoreOpen.value = true)}>
        Theme and keys
      </Button>
    </span>
  );
}
