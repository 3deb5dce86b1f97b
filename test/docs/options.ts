import settings from '../../fixtures/schema/login-emulator.schema.json' with { type: 'json' };
import { variableOf } from '../../src/cli/settings.ts';
import { markdown } from './markdown.ts';

/** Writes the table of options: flag, environment variable and description. */
export function optionsTable(): string {
  const rows = Object.entries(settings.properties).map(([name, schema]) => {
    const isSwitch = 'type' in schema && schema.type === 'boolean';
    const flag = isSwitch ? `\`--${name}\`, \`--no-${name}\`` : `\`--${name}\``;
    return [flag, `\`${variableOf(name)}\``, schema.description.replaceAll('*', '\\*')];
  });
  return markdown(['option', 'variable', 'description'], rows);
}
