// SPDX-License-Identifier: MIT
import { faultTable } from './faults';
import { translations } from './languages';
import { plainTexts } from './texts';
import type { Repository, Rule } from './repository';

const code = /\.(ts|mjs|cjs|cs|css)$/;

function linesThat(repository: Repository, files: RegExp, pattern: RegExp, what: string): string[] {
    return repository.files
        .filter(file => files.test(file))
        .flatMap(file =>
            repository
                .read(file)
                .split('\n')
                .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${what}: ${line.trim()}`] : []))
        );
}

/** Every text that an administrator sees is in the strings file. */
function textInTemplates(repository: Repository): string[] {
    const inline = /template:\s*(`[^`]*`|'[^']*')/;
    return repository.files
        .filter(file => /^src\/app\/.*\.(html|component\.ts)$/.test(file))
        .flatMap(file => {
            const source = file.endsWith('.html') ? repository.read(file) : (inline.exec(repository.read(file))?.[1] ?? '');
            const text = source
                .replace(/<!--[\s\S]*?-->/g, '')
                .replace(/<(?:"[^"]*"|'[^']*'|[^>"'])*>/g, '\n')
                .replace(/\{\{[\s\S]*?\}\}|&\w+;/g, '');
            const literal = source.match(/\s(title|placeholder|aria-label|alt)="[^"]*[a-z][^"]*"/gi) ?? [];
            return [...(text.match(/[A-Za-z]{2,}[^\n]*/g) ?? []), ...literal].map(
                found => `${file}: text outside the strings file: ${found.trim()}`
            );
        });
}

/** Each text is used: every part of its key is a word of the extension's code. (Kinds of the domain are keys, too.) */
function unusedTexts(repository: Repository): string[] {
    const file = 'src/resources/strings/strings.resjson';
    const source = repository.files.filter(
        // The catalogue holds the names of settings, by which their texts are found.
        name => /^(src\/(app\/.*|[\w-]+)\.(ts|html)|powershell-module\/settings\.json)$/.test(name) && !/\.spec\.ts$|\/testing\//.test(name)
    );
    const words = new Set(source.flatMap(name => repository.read(name).match(/\w+/g) ?? []));
    return Object.keys(JSON.parse(repository.read(file)) as object)
        .filter(key => /^SmbSigning_(?!Manifest_|Part_)/.test(key))
        .filter(
            key =>
                !key
                    .split('_')
                    .slice(1)
                    .every(part => words.has(part))
        )
        .map(key => `${file}: nothing uses ${key}`);
}

interface PackageJson {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly devDependencies: Readonly<Record<string, string>>;
}

/** Versions are exact, and each dependency has a row, with its version, in docs/decisions/dependencies.md. */
function dependencies(repository: Repository): string[] {
    const { dependencies: runtime, devDependencies } = JSON.parse(repository.read('package.json')) as PackageJson;
    const rows = new Map(
        [...repository.read('docs/decisions/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(match => [
            match[1],
            (match[2] ?? '').trim()
        ])
    );
    const named = Object.entries({ ...runtime, ...devDependencies });
    for (const project of ['dev-gateway/powershell-host/powershell-host.csproj', 'tools/judges/judges.csproj'])
        for (const match of repository.read(project).matchAll(/Package(?:Reference|Download) Include="([^"]+)" Version="\[?([^"\]]+)\]?"/g))
            named.push([match[1] ?? '', match[2] ?? '']);
    const problems = named.flatMap(([name, version]) => [
        ...(/^(npm:\w+@)?\d+\.\d+\.\d+(-\w+)?$/.test(version) ? [] : [`package.json: ${name} ${version} is not an exact version`]),
        ...(rows.get(name) === version.replace(/^npm:\w+@/, '') ? [] : [`docs/decisions/dependencies.md: no row for ${name} ${version}`])
    ]);
    const known = new Set(named.map(([name]) => name));
    return [
        ...problems,
        ...[...rows.keys()].filter(name => !known.has(name ?? '')).map(name => `docs/decisions/dependencies.md: ${name} is not used`)
    ];
}

const mostFiles = 14;

/** A folder of code holds what one can take in at a glance. What only tests does not count, nor what a tool writes. */
function fullFolders(repository: Repository): string[] {
    const counts = new Map<string, number>();
    for (const file of repository.files) {
        if (!/\.(ts|mjs|cjs|cs|css|html|ps1)$/.test(file) || /\.(spec|test)\.ts$/.test(file)) continue;
        const folder = file.slice(0, file.lastIndexOf('/') + 1);
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    return [...counts].filter(([, count]) => count > mostFiles).map(([folder, count]) => `${folder}: ${count} files; make rooms of it`);
}

/** A name that several files export means one thing. What specs and fakes export stays among them. */
function namesWithTwoMeanings(repository: Repository): string[] {
    const exporting = new Map<string, string[]>();
    for (const file of repository.files) {
        if (!/^src\/app\/.*\.ts$/.test(file) || /\.spec\.ts$|\/testing\//.test(file)) continue;
        const exported = /^export (?:abstract |async )*(?:class|const|enum|function\*?|interface|let|type) (\w+)/gm;
        // A function may be declared several times in its file, once for each way to call it.
        const names = new Set([...repository.read(file).matchAll(exported)].map(([, name = '']) => name));
        for (const name of names) exporting.set(name, [...(exporting.get(name) ?? []), file]);
    }
    return [...exporting]
        .filter(([, files]) => files.length > 1)
        .map(([name, files]) => `${files.join(', ')}: each exports another ${name}; call it what it is there`);
}

const paths = /(^|[^A-Za-z0-9_.])(\/work\/|\/root\/|\/home\/\w|\/tmp\/\w|[A-Z]:\\Users\\)/;

export const rules: Readonly<Record<string, Rule>> = {
    'each code file names its licence': repository =>
        repository.files
            .filter(file => code.test(file) && !/SPDX-License-Identifier: MIT/.test(repository.read(file).split('\n', 2).join('\n')))
            .map(file => `${file}: the first line must name the licence: SPDX-License-Identifier: MIT`),
    'no folder is too full': fullFolders,
    'no exported name has two meanings': namesWithTwoMeanings,
    'no registry or machine is named': repository => [
        ...linesThat(
            repository,
            /./,
            new RegExp(['registry\\.npmjs', 'api\\.nuget', 'deb\\.debian'].join('\\.org|') + '\\.org'),
            'registry host'
        ),
        ...linesThat(
            repository,
            /^(?!test\/node\/tools\/house-rules).*\.(ts|mjs|cjs|cs|css|html|json|md|ps1|psd1|csproj)$/,
            paths,
            'path of a machine'
        )
    ],
    // Angular 15 gets no more fixes. Its published holes need one of these, so none of them comes in: see docs/threat-model.md.
    'nothing can become markup or an address': repository =>
        linesThat(
            repository,
            /^src\/(?!stand-ins\/).*(?<!\.spec)\.(ts|html)$/,
            // The tabs' own addresses are no data.
            /<(svg|math)\b|\[(attr\.)?(href(?!\]="tab\.href")|src|srcdoc|xlink:href)\]|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|bypassSecurityTrust|\bHttpClient|\bi18n(-|\b)/,
            'way in for markup or an address'
        ),
    'nothing is left undone': repository =>
        linesThat(
            repository,
            /^(src|powershell-module|dev-gateway|tools\/(?!checks)|bench|README)/,
            /\{!|\b(TODO|FIXME|XXX)\b|Lorem ipsum/,
            'left undone'
        ),
    'PowerShell stands in PowerShell files': repository =>
        linesThat(
            repository,
            /^src\/app\/(?!.*\.spec\.ts$).*\.ts$/,
            /String\.raw|\bfunction [A-Z][a-z]+-[A-Z]\w+|^\s*param \(/,
            'PowerShell that no check reads here: put it into a .ps1 file, as in src/app/equivalents/fleet'
        ),
    'no test is narrowed': repository =>
        linesThat(
            repository,
            /\.(spec|test)\.ts$/,
            /\b(fit|fdescribe|xit|xdescribe)\(|\b(test|it|describe)\.(only|skip)\(/,
            'narrowed test'
        ),
    'no file is too long': repository =>
        repository.files
            .filter(file => /\.(cs|ps1|html|css)$/.test(file))
            .flatMap(file => {
                const lines = repository.read(file).split('\n').length;
                return lines > 300 ? [`${file}: ${lines} lines; 300 is the limit`] : [];
            }),
    'texts are in the strings file': textInTemplates,
    'each text is used': unusedTexts,
    'texts are plain and short': plainTexts,
    'translations fit English': translations,
    'dependencies are pinned and explained': dependencies,
    'each operation is tried with each fault': faultTable,
    'the change log has a place for the next change': repository =>
        /^## Unreleased$/m.test(repository.read('CHANGELOG.md')) ? [] : ['CHANGELOG.md: no section "## Unreleased"']
};
