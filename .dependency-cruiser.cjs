// SPDX-License-Identifier: MIT
// The import table of ARCHITECTURE.md, as rules. A broken one says what to do. `npm run check` runs them.

/** Packages by name; a scope ends in a slash; a folder of ours that stands for one begins with ^. @param {readonly string[]} names */
const packages = names => names.map(name => (name.startsWith('^') ? name : `^node_modules/${name.replace(/\/$/, '')}/`)).join('|');

const angular = ['@angular/'];
const rxjs = ['rxjs', 'tslib'];
const sdk = ['@microsoft/windows-admin-center-sdk', '^src/sdk/'];
const schemaLibrary = ['zod'];
const storageLibrary = ['idb'];
const charts = ['d3-array', 'd3-shape'];
const listParsers = ['papaparse', 'saxes'];

/** A folder, and what it may import: nothing else. */
const table = [
    { from: '^src/app/domain/scanners/', may: ['^src/app/domain/', '^src/generated/settings\\.ts$'], packages: listParsers },
    { from: '^src/app/domain/import/', may: ['^src/app/domain/', '^src/generated/settings\\.ts$'], packages: listParsers },
    { from: '^src/app/domain/(?!scanners/|import/)', may: ['^src/app/domain/', '^src/generated/(baselines|settings)\\.ts$'], packages: [] },
    {
        from: '^src/app/equivalents/',
        may: ['^src/app/(domain|equivalents)/', '^src/generated/(ansible-files|fleet-script|gather-script|group-policy-files)\\.ts$'],
        packages: ['fflate']
    },
    {
        from: '^src/app/remote/',
        may: ['^src/app/(domain|remote)/', '^src/generated/'],
        packages: [...rxjs, '@angular/core', ...sdk, ...schemaLibrary]
    },
    { from: '^src/app/readings/', may: ['^src/app/(domain|readings)/', '^src/app/remote/'], packages: [...rxjs, '@angular/core', ...sdk] },
    {
        from: '^src/app/change/',
        may: ['^src/app/(domain|change)/', '^src/app/remote/(read-configuration|write)\\.ts$'],
        packages: [...rxjs, '@angular/core', ...schemaLibrary, ...storageLibrary]
    },
    {
        from: '^src/app/(ui|strings)/',
        may: ['^src/app/(domain|ui|strings)/', '^src/generated/strings\\.ts$'],
        packages: [...rxjs, ...angular, ...sdk]
    },
    {
        from: '^src/app/(this-computer|compatibility|all-computers)/',
        may: [
            '^src/app/(domain|equivalents|change|ui|strings)/',
            '^src/app/readings/',
            '^src/app/remote/(cluster-nodes|identities|read-activity|read-configuration|read-connections|read-evidence|test-device)\\.ts$',
            '^src/app/$1/'
        ],
        packages: [...rxjs, ...angular, ...sdk, ...charts]
    },
    { from: '^src/app/[^/]+$', may: ['^src/app/', '^src/generated/assets/manifest\\.json$'], packages: [...rxjs, ...angular, ...sdk] },
    { from: '^src/[^/]+$', may: ['^src/'], packages: [...angular, ...sdk, ...rxjs, 'zone.js'] },
    { from: '^dev-gateway/handlers/', may: ['^dev-gateway/(handlers/|computers/computer\\.ts$|errors\\.ts$)'], packages: ['hono'] },
    { from: '^dev-gateway/(computers|scenarios)/', may: ['^dev-gateway/(computers|scenarios)/', '^dev-gateway/root\\.ts$'], packages: [] },
    { from: '^dev-gateway/shell/', may: ['^dev-gateway/shell/'], packages: [] },
    { from: '^dev-gateway/[^/]+$', may: ['^dev-gateway/(?!shell/)'], packages: ['hono', '@hono/', 'selfsigned', 'ws', '@types/ws'] },
    {
        from: '^tools/',
        may: ['^tools/', '^dev-gateway/(server|computers/powershell-host)\\.ts$', '^(playwright\\.config|test/(e2e|devices)/.*)\\.ts$'],
        packages: ['@playwright/', 'esbuild', 'typescript', 'purgecss', 'fflate', 'parse5', 'tsx']
    },
    { from: '^bench/empty/', may: ['^bench/empty/'], packages: [...rxjs, ...angular, ...sdk, 'zone.js'] },
    {
        from: '^bench/(?!empty/)',
        may: [
            '^bench/(?!empty/)',
            '^dev-gateway/(server|root|scenarios/generated)\\.ts$',
            '^test/devices/',
            '^tools/(setup\\.mjs|steps/(browser|run)\\.mjs|package/bundle-stats\\.ts)$'
        ],
        packages: ['@playwright/', 'esbuild']
    },
    { from: '^test/e2e/sdk-shell/', may: ['^test/e2e/sdk-shell/'], packages: [...rxjs, ...sdk] },
    {
        from: '^soak/',
        may: [
            '^soak/',
            '^dev-gateway/(server|root)\\.ts$',
            '^test/e2e/(starts|languages/walk)\\.ts$',
            '^tools/(setup\\.mjs|steps/(browser|run)\\.mjs)$'
        ],
        packages: ['@playwright/']
    },
    {
        from: '^test/e2e/(?!sdk-shell/)',
        may: [
            '^test/(e2e(?!/sdk-shell)|devices)/',
            '^dev-gateway/(server|root|scenarios/(windows|clients/win11-(ent|home-25h2|pro)|hard/(jea|locked|offline)|servers/(srv2022(-conflict)?|srv2025(-gpo)?)))\\.ts$',
            '^tools/steps/browser\\.mjs$',
            '^tools/generate/(pseudo-locale|strings)\\.ts$'
        ],
        packages: ['@playwright/', 'ajv', 'axe-core', 'fflate', 'puppeteer-core']
    }
];

const testing = '(\\.spec\\.ts$|/testing/)';

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const rules = table.map(({ from, may, packages: allowed }) => ({
    name: `imports-of ${from}`,
    comment: `This folder must not import that. Move the code to where it may, or change ARCHITECTURE.md and .dependency-cruiser.cjs together.`,
    severity: 'error',
    from: { path: from, ...(from.startsWith('^src/') ? { pathNot: testing } : {}) },
    to: {
        dependencyTypesNot: ['core'],
        pathNot: [...may, ...(allowed.length > 0 ? [packages(allowed)] : [])]
    }
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
    forbidden: [
        ...rules,
        {
            name: 'tests-of-a-folder',
            comment: 'A spec or fake may import what its folder may, shared fakes, samples and test tools.',
            severity: 'error',
            from: { path: `^src/app/([^/]+)/.*${testing}` },
            to: { path: '^src/app/(this-computer|compatibility|all-computers)/', pathNot: '^src/app/$1/' }
        },
        {
            name: 'nothing-imports-tests',
            comment: 'Specs and fakes are for specs.',
            severity: 'error',
            from: { pathNot: [testing, '\\.test\\.ts$', '^src/test\\.ts$'] },
            to: { path: `^src/.*${testing}` }
        },
        {
            name: 'one-door',
            comment: "Only src/app/remote calls PowerShell: the SDK's core is for it, and for main.ts, which starts the SDK.",
            severity: 'error',
            from: { path: '^src/app/', pathNot: ['^src/app/remote/', testing] },
            to: { path: '^node_modules/@microsoft/windows-admin-center-sdk/core' }
        },
        {
            name: 'sdk-by-path',
            comment: "The SDK's list of all that its core has brings all of it into the first load: import each by its own path.",
            severity: 'error',
            from: { path: '^src/', pathNot: testing },
            to: { path: '^node_modules/@microsoft/windows-admin-center-sdk/core/index\\.' }
        },
        {
            name: 'one-writer',
            comment: 'Only src/app/change changes a computer.',
            severity: 'error',
            from: { path: '^src/app/', pathNot: ['^src/app/(change|remote)/', '^src/app/app\\.module\\.ts$', testing] },
            to: { path: '^src/app/remote/write\\.ts$' }
        },
        {
            name: 'scanners-apart',
            comment: 'The page Scanners and what reads lists are loaded when that page is opened, and never with another one.',
            severity: 'error',
            from: {
                path: '^src/app/',
                pathNot: ['^src/app/(domain|all-computers)/scanners/', '^src/app/domain/import/', testing]
            },
            to: {
                path: ['^node_modules/(papaparse|saxes)/', '^src/app/(domain|all-computers)/scanners/'],
                dependencyTypesNot: ['dynamic-import']
            }
        },
        {
            name: 'import-apart',
            comment: 'What reads files of events runs in a worker, and where there is none it is loaded when a file is opened.',
            severity: 'error',
            from: {
                path: '^src/app/',
                pathNot: ['^src/app/domain/import/', '^src/app/readings/import/(run-import|import\\.worker)\\.ts$', testing]
            },
            to: {
                path: ['^src/app/domain/import/', '^src/app/readings/import/run-import\\.ts$', '^src/app/remote/answers/gathered\\.ts$'],
                dependencyTypesNot: ['dynamic-import', 'type-only']
            }
        },
        {
            name: 'chart-apart',
            comment: 'The chart and what draws it are loaded where it is shown, by load-chart.ts, and never with a page.',
            severity: 'error',
            from: { path: '^src/app/', pathNot: ['^src/app/all-computers/over-time/chart[.-]', testing] },
            to: {
                path: ['^node_modules/d3-', '^src/app/all-computers/over-time/chart(-drawing|-layout|-view|\\.component|\\.module)'],
                dependencyTypesNot: ['dynamic-import']
            }
        },
        {
            name: 'no-shared-code',
            comment: 'The extension and the development gateway share no code.',
            severity: 'error',
            from: { path: '^(src|dev-gateway)/' },
            to: { path: '^(src|dev-gateway)/', pathNot: '^$1/' }
        },
        {
            name: 'no-cycle',
            comment: 'Break the cycle.',
            severity: 'error',
            from: {},
            to: { circular: true }
        }
    ],
    options: {
        doNotFollow: { path: ['node_modules', '^src/generated/'] },
        exclude: { path: '^src/stand-ins/' },
        tsPreCompilationDeps: true,
        tsConfig: { fileName: 'tsconfig.json' },
        enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] }
    }
};
