// SPDX-License-Identifier: MIT
// docs/faults.md against these lists and against the titles of the tests that it names.
import { posix } from 'node:path';
import type { Repository } from './repository';

/** What an administrator does: a section each. */
export const operations = [
    'Read',
    'Plan',
    'Write, each way',
    'Reset',
    'Settings',
    'Undo',
    'Recheck',
    'Connections',
    'Evidence',
    'Evidence of many computers',
    'Device test',
    'Scan',
    'Readings by stream',
    'Snapshots',
    'What others ran',
    'Dry run',
    'Run',
    'Retry',
    'Run undo',
    'Export',
    'Import',
    'Import of evidence',
    'Print'
] as const;

/** What may go wrong meanwhile, in two groups: what a call may meet, and what happens around it. */
export const groups: Readonly<Record<string, readonly string[]>> = {
    'every fault of a call': [
        'unreachable',
        'refused',
        'credentials wanted',
        'credentials cancelled or expired',
        'credentials expire meanwhile',
        'hangs',
        'late',
        'cut',
        'not JSON',
        'wrong schema',
        'script error',
        'JEA lacks the command',
        'module outdated',
        'gateway restarted'
    ],
    'every fault around it': [
        'storage full or blocked',
        'page closed',
        'two windows',
        'clock jumps',
        'policy takes back',
        'renamed or duplicate computer'
    ]
};

/** In each section, each of them. */
export const faults = Object.values(groups).flat();

const table = 'docs/faults.md';

/** Each cell names a test that there is, or says why there can be none. */
export function faultTable(repository: Repository): string[] {
    const text = repository.read(table);
    const sections = sectionsOf(text);
    const groupLines = Object.entries(groups).map(([name, members]) => `- ${name}: ${members.join(', ')}`);
    const wrong = sections.map(({ name }) => name).filter((name, index, all) => !isOneOf(operations, name) || all.indexOf(name) !== index);
    return [
        ...groupLines.filter(line => !text.split('\n').includes(line)).map(line => `${table}: lacks the line "${line}"`),
        ...wrong.map(name => `${table}: "${name}" is no operation, or stands twice`),
        ...operations.flatMap(operation => {
            const rows = sections.find(({ name }) => name === operation)?.rows ?? [];
            const named = new Set(rows.flatMap(row => row.faults));
            return [
                ...faults.filter(fault => !named.has(fault)).map(fault => `${table}: ${operation}: nothing is said of "${fault}"`),
                ...rows.flatMap(row => problemsOf(row, repository)).map(problem => `${table}: ${operation}: ${problem}`)
            ];
        })
    ];
}

interface Row {
    readonly faults: readonly string[];
    readonly cell: string;
}

function sectionsOf(text: string): readonly { readonly name: string; readonly rows: readonly Row[] }[] {
    return text
        .split(/^## /m)
        .slice(1)
        .map(section => {
            const lines = section.split('\n').filter(line => line.startsWith('|'));
            const rows = lines.slice(2).map(line => {
                const [, named = '', cell = ''] = line.split('|').map(part => part.trim());
                const members = named.split(', ').flatMap(fault => groups[fault] ?? fault);
                return { faults: members.filter(fault => fault !== ''), cell };
            });
            return { name: section.split('\n', 1)[0]?.trim() ?? '', rows };
        });
}

function problemsOf({ faults: named, cell }: Row, repository: Repository): string[] {
    const unknown = named.filter(fault => !isOneOf(faults, fault)).map(fault => `"${fault}" is no fault`);
    if (named.length === 0) return [`a row without a fault: ${cell}`];
    if (cell === '') return [`the cell of "${named.join(', ')}" is empty`];
    const reason = /^Cannot (happen|harm):(.*)$/.exec(cell);
    if (reason) return reason[2]?.trim() ? unknown : [...unknown, `no reason is given for "${named.join(', ')}"`];
    const [, file, title] = /^`([^`]+)` › (.+)$/.exec(cell) ?? [];
    if (!file || !title) return [...unknown, `neither a test nor a reason: ${cell}`];
    if (!/\.(spec|test)\.ts$/.test(file) || !repository.files.includes(file)) return [...unknown, `no such test file: ${file}`];
    const has = titlesOf(file, repository);
    const missing = named
        .flatMap(fault => title.split(' › ').map(part => part.replaceAll('{fault}', fault)))
        .filter((part, index, all) => all.indexOf(part) === index && !has(part));
    return [...unknown, ...missing.map(part => `${file} has no test "${part}"`)];
}

/**
 * Tells whether a test file has a title. One that is put together must fit: its variable parts are texts of the file, or of
 * the data in `testing` that it imports.
 */
function titlesOf(file: string, repository: Repository): (title: string) => boolean {
    const source = withoutComments(repository.read(file));
    const texts = textsOf([source, ...testDataOf(file, source, repository)]);
    const given = [...source.matchAll(/\b(?:it|test|describe)\(\s*(?:(['"`])((?:\\.|(?!\1)[^\\])*)\1|[\w.]+\s*,)/g)].map(
        ([, quote, title]) => (title === undefined ? '${}' : quote === '`' ? title : unescaped(title))
    );
    const patterns = [...new Set(given)].map(title => title.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/));
    return title => patterns.some(parts => fits(title, parts, texts));
}

/** Whether a title is these parts with texts between them. */
function fits(title: string, parts: readonly string[], texts: ReadonlySet<string>): boolean {
    const escaped = parts.map(part => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
    const match = new RegExp(`^${escaped.join('(.+)')}$`, 'u').exec(title);
    return match !== null && match.slice(1).every(part => texts.has(part));
}

function testDataOf(file: string, source: string, repository: Repository): readonly string[] {
    return [...source.matchAll(/from '(\.[^']*\/testing\/[^']+)'/g)]
        .map(([, path = '']) => `${posix.join(posix.dirname(file), path)}.ts`)
        .filter(path => repository.files.includes(path))
        .map(path => withoutComments(repository.read(path)));
}

function textsOf(sources: readonly string[]): ReadonlySet<string> {
    const quoted = /(['"])((?:\\.|(?!\1)[^\\\n])*)\1/g;
    const propertyName = /^\s*()()(\w+): /gm;
    return new Set(
        sources.flatMap(source =>
            [quoted, propertyName].flatMap(pattern =>
                [...source.matchAll(pattern)].map(([, , text, name]) => name ?? unescaped(text ?? ''))
            )
        )
    );
}

function withoutComments(source: string): string {
    return source.replace(/^\s*\/\/.*$/gm, '').replace(/^\s*\/\*[\s\S]*?\*\//gm, '');
}

function unescaped(text: string): string {
    return text.replace(/\\(.)/g, '$1');
}

function isOneOf(all: readonly string[], name: string): boolean {
    return all.includes(name);
}
