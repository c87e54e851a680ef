// SPDX-License-Identifier: MIT
// This computer in eight of the languages.
import { expect, test } from '../../test/e2e/fixtures';
import { folder } from './take';

for (const locale of ['de-DE', 'es-ES', 'fr-FR', 'ja-JP', 'ko-KR', 'pt-BR', 'ru-RU', 'zh-CN']) {
    test(`a language, ${locale}`, async ({ page, pane }) => {
        await page.addInitScript(chosen => localStorage.setItem('locale', chosen), locale);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await page.setViewportSize({ width: 1280, height: 800 });
        await pane.open('srv2022');
        await expect(pane.frame.locator('app-direction-card').nth(1)).toBeVisible();
        await expect(pane.frame.locator('app-recommendation')).toBeVisible();
        await page.screenshot({ path: `${folder}language-${locale}.png` });
    });
}
