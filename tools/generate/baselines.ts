// SPDX-License-Identifier: MIT
// The baselines as a module: each is a JSON file, so that a company's own has the same form. The compiler checks them against the type.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The order in which they are offered is that of the files' paths. @param folder where the files are, in folders by publisher */
export function baselinesModule(folder: string): string {
    const files = readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .flatMap(({ name }) => readdirSync(join(folder, name)).map(file => join(folder, name, file)))
        .filter(file => file.endsWith('.json'))
        .sort();
    const texts = files.map(file => JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
    const type = "import type { Baseline } from '../app/domain/baselines/baseline';\n\n";
    return `${type}export const baselines: readonly Baseline[] = [\n    ${texts.join(',\n    ')}\n];\n`;
}
