// SPDX-License-Identifier: MIT
const path = require('node:path');

const everywhere = {
    'max-lines': ['error', 300],
    'max-lines-per-function': ['error', { max: 60, skipComments: true }],
    'max-len': ['error', { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
    eqeqeq: 'error',
    '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }]
};

/** What Angular 20 no longer takes, or takes otherwise. */
const portable = [
    { selector: "MemberExpression[property.name='toPromise']", message: 'Angular 20 brings an rxjs without toPromise: use lastValueFrom.' },
    { selector: "MemberExpression[object.name='TestBed'][property.name='get']", message: 'Gone in Angular 20: use TestBed.inject.' },
    {
        selector: "Decorator[expression.callee.name='Component'] Property[key.name='standalone']",
        message: 'Components belong to an NgModule, as the SDK expects.'
    },
    { selector: "ImportDeclaration[source.value='moment']", message: 'moment is not in the bundle.' },
    {
        selector:
            'ImportSpecifier[imported.name=/^(ComponentFactoryResolver|ComponentFactory|ModuleWithComponentFactories|NgModuleFactory|ReflectiveInjector|Compiler|ANALYZE_FOR_ENTRY_COMPONENTS|CompilerOptions|RenderComponentType)$/]',
        message: 'Gone or deprecated by Angular 20: ViewContainerRef.createComponent takes the component itself.'
    },
    {
        selector: "Decorator[expression.callee.name=/^(NgModule|Component)$/] Property[key.name='entryComponents']",
        message: 'Gone since Angular 16.'
    },
    { selector: "Decorator[expression.callee.name='Component'] Property[key.name='moduleId']", message: 'Gone since Angular 19.' },
    {
        selector: 'ImportSpecifier[imported.name=/^(BrowserTransferStateModule|makeStateKey|StateKey|TransferState)$/]',
        message: 'No longer in platform-browser since Angular 16.'
    },
    {
        selector: "ImportDeclaration[source.value='@angular/platform-browser-dynamic']",
        message: 'Deprecated in Angular 20: use platformBrowser.'
    },
    {
        selector: 'ImportSpecifier[imported.name=/^(HttpClientModule|RouterTestingModule|async|InjectFlags)$/]',
        message: 'Gone or deprecated by Angular 20: provideHttpClient, RouterModule, fakeAsync or await, options of inject.'
    },
    {
        selector: 'ImportDeclaration[source.value=/^(rxjs\\/internal|zone\\.js\\/dist)/]',
        message: 'Paths inside of packages move: import the package.'
    },
    {
        selector:
            "Decorator[expression.callee.name='Injectable'] Property[key.name='providedIn'][value.type='Literal']:not([value.value=/^(root|platform)$/])",
        message: "Gone since Angular 17: 'any' and NgModules are no places; use 'root'."
    },
    {
        selector: 'Property[key.name=/^(relativeLinkResolution|canLoad)$/]',
        message: 'Gone from the router or deprecated by Angular 20: canMatch.'
    }
];

/** What src/stand-ins/sdk-services.ts takes the place of: its types are still there, and its members are not. */
const replacedServices = {
    selector:
        'MemberExpression[object.property.name="appContext"][property.name=/^(azureManagerService|cim|cimStream|credSSPManager|fileTransfer|settingsManager|sshStream|workItem)$/]',
    message: 'src/stand-ins/sdk-services.ts has taken the place of this service.'
};

module.exports = {
    root: true,
    ignorePatterns: ['node_modules', 'bundle', '.cache', 'dist', 'src/generated', 'test-results'],
    overrides: [
        {
            files: ['*.ts', '*.mjs'],
            parser: '@typescript-eslint/parser',
            plugins: ['@typescript-eslint'],
            extends: ['eslint:recommended', 'plugin:@typescript-eslint/recommended'],
            rules: everywhere
        },
        {
            // Only here with types: the other code is checked with a newer TypeScript than this linter knows.
            files: ['src/**/*.ts'],
            parserOptions: {
                project: ['tsconfig.app.json', 'tsconfig.spec.json'].map(file => path.join(__dirname, file))
            },
            plugins: ['@angular-eslint'],
            extends: ['plugin:@angular-eslint/recommended'],
            rules: {
                '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'app', style: 'kebab-case' }],
                '@angular-eslint/prefer-on-push-component-change-detection': 'error',
                '@angular-eslint/use-lifecycle-interface': 'error',
                '@typescript-eslint/no-floating-promises': 'error',
                '@typescript-eslint/prefer-readonly': 'error',
                '@typescript-eslint/switch-exhaustiveness-check': 'error',
                'no-restricted-syntax': ['error', ...portable, replacedServices]
            }
        },
        {
            // By itself: with a third project beside the two, linting takes four times as long.
            files: ['src/**/*.worker.ts'],
            parserOptions: { project: [path.join(__dirname, 'tsconfig.worker.json')] }
        },
        {
            // What a person sees is written as the region has it, and takes a hundred times as long where it is made anew each time.
            files: ['src/app/**/*.ts'],
            excludedFiles: ['*.spec.ts', 'src/app/strings/language.ts'],
            rules: {
                'no-restricted-properties': [
                    'error',
                    ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].map(property => ({
                        property,
                        message: 'Use src/app/ui/texts/date-time.ts, or numberText of src/app/strings/language.ts.'
                    })),
                    ...['DateTimeFormat', 'NumberFormat', 'PluralRules'].map(property => ({
                        object: 'Intl',
                        property,
                        message: 'Use src/app/strings/language.ts.'
                    }))
                ]
            }
        },
        {
            // Computers, devices, browsers and people may send a text of any length: reading it must not take its square.
            files: ['src/**/*.ts', 'dev-gateway/**/*.ts'],
            plugins: ['regexp'],
            rules: {
                'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
                'regexp/no-super-linear-move': ['error', { report: 'potential' }]
            }
        },
        {
            files: ['*.mjs'],
            env: { node: true, es2022: true },
            rules: { '@typescript-eslint/explicit-function-return-type': 'off' } // JSDoc says it; tsc checks it
        },
        {
            files: ['*.spec.ts', '*.test.ts', 'test/e2e/fixtures.ts'],
            rules: { 'max-lines-per-function': 'off', 'no-empty-pattern': 'off' } // Playwright's fixtures ask for {} where they use none
        },
        {
            files: ['src/**/*.html'],
            parser: '@angular-eslint/template-parser',
            plugins: ['@angular-eslint/template'],
            extends: ['plugin:@angular-eslint/template/recommended'],
            rules: {
                '@angular-eslint/template/accessibility-alt-text': 'error',
                '@angular-eslint/template/accessibility-label-has-associated-control': 'error',
                '@angular-eslint/template/accessibility-table-scope': 'error',
                '@angular-eslint/template/accessibility-valid-aria': 'error',
                '@angular-eslint/template/button-has-type': 'error',
                '@angular-eslint/template/click-events-have-key-events': 'error',
                '@angular-eslint/template/mouse-events-have-key-events': 'error',
                '@angular-eslint/template/no-any': 'error',
                'no-restricted-syntax': [
                    'error',
                    { selector: 'ThisReceiver', message: 'Angular 20 refuses this. in templates: name the member alone.' },
                    {
                        selector: 'BoundEvent[handler.source=/\\bthis\\./]',
                        message: 'Angular 20 refuses this. in templates: name the member alone.'
                    }
                ],
                '@angular-eslint/template/no-positive-tabindex': 'error'
            }
        }
    ]
};
