// SPDX-License-Identifier: MIT
// Runs the house rules over the repository: silent where all is well.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rules } from './house-rules';

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
const files = listed.split('\n').filter(file => file && existsSync(file) && !/\.(png|woff)$/.test(file));
const repository = { files, read: (file: string): string => readFileSync(file, 'utf8') };
const problems = Object.entries(rules).flatMap(([name, rule]) => rule(repository).map(problem => `${name}: ${problem}`));
problems.forEach(problem => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
