// SPDX-License-Identifier: MIT
// The baselines as a module: each is a JSON file, so that a company's own has the same form. The compiler checks them against the type.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The publishers' folders, in the order in which their baselines are offered: first those that make checklists. */
const publishers = ['disa', 'microsoft', 'cis'];

/** Those of one publisher are offered in the order of their files' names. @throws where a folder is none of a known publisher */
export function baselinesModule(folder: string): string {
    const unknown = readdirSync(folder).filter(name => !publishers.includes(name));
    if (unknown.length > 0) throw new Error(`tools/generate/baselines.ts doesn't know the publisher of: ${unknown.join(', ')}.`);
    const files = publishers.flatMap(name =>
        readdirSync(join(folder, name))
            .filter(file => file.endsWith('.json'))
            .sort()
            .map(file => join(folder, name, file))
    );
    const texts = files.map(file => JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
    const type = "import type { Baseline } from '../app/domain/baselines/baseline';\n\n";
    return `${type}export const baselines: readonly Baseline[] = [\n    ${texts.join(',\n    ')}\n];\n`;
}
