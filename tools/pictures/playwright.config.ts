// SPDX-License-Identifier: MIT
// Takes the pictures in docs/pictures: npm run pictures.
import config from '../../playwright.config';

export default { ...config, testDir: '.', outputDir: '../../test-results/pictures', workers: 1, reporter: 'list' };
