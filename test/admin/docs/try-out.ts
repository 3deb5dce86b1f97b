import type { Page } from 'playwright-core';

/** Opens an operation; the first by default. */
export async function tryOut(page: Page, operation?: string): Promise<void> {
  const opened = operation === undefined ? '.opblock' : `.opblock[id$="-${operation}"]`;
  await page.locator(`${opened} .opblock-summary-control`).first().click();
  await page.getByRole('button', { name: 'Try it out' }).click();
}

/** Sends the request, and returns the details that the page shows. */
export async function execute(
  page: Page,
  method = 'POST',
): Promise<{ url: string; status: string; body: unknown }> {
  const answered = page.waitForResponse((response) => response.request().method() === method);
  await page.getByRole('button', { name: 'Execute' }).click();
  const status = String((await answered).status());
  const live = page.locator('.live-responses-table');
  await live.locator('.response-col_status', { hasText: status }).waitFor();
  const body: unknown = JSON.parse(
    await live
      .locator('.response-col_description .microlight, .response-col_description code')
      .first()
      .innerText(),
  );
  const url = await page.locator('.request-url pre').innerText();
  return { url, status, body };
}
