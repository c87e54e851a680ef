// SPDX-License-Identifier: MIT
// Bundles the unit specs for the browser, in five seconds. `ng test` takes two minutes of processor time for it, most of them for
// types, which `npm run check` checks. Components are compiled in the browser, as with `ng test`.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import ts from 'typescript';

/** @type {import('typescript').CompilerOptions} */
const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    useDefineForClassFields: false
};

/**
 * Takes away the types by which nothing is injected: one file alone does not tell whether they exist when it runs.
 * @type {import('typescript').TransformerFactory<import('typescript').SourceFile>}
 */
function withoutTypes(context) {
    /** @param {import('typescript').Node} node @returns {import('typescript').Node} */
    const visit = node => {
        const type = undefined;
        if (ts.isPropertyDeclaration(node))
            return ts.factory.updatePropertyDeclaration(node, node.modifiers, node.name, undefined, type, node.initializer);
        if (ts.isParameter(node) && ts.getDecorators(node))
            return ts.factory.updateParameterDeclaration(node, node.modifiers, undefined, node.name, undefined, type, node.initializer);
        return ts.visitEachChild(node, visit, context);
    };
    return file => ts.visitEachChild(file, visit, context);
}

/**
 * What esbuild leaves out of a decorated class: the types that Angular injects by, and the files of its template and styles.
 * @type {import('esbuild').Plugin}
 */
const decoratedClasses = {
    name: 'decorated-classes',
    setup({ onLoad }) {
        onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
            const source = await readFile(path, 'utf8');
            if (!/^@[A-Z]\w+\(/m.test(source)) return null;
            /** @type {string[]} */
            const files = [];
            const file = (/** @type {string} */ name) => `file${files.push(name)}`;
            const inlined = source
                .replace(/templateUrl: '([^']+)'/, (_, name) => `template: ${file(name)}`)
                .replace(
                    /styleUrls: \[([^\]]*)\]/,
                    (_, names) =>
                        `styles: [${names
                            .match(/(?<=')[^',]+(?=')/g)
                            .map(file)
                            .join(', ')}]`
                );
            const imports = files.map((name, index) => `import file${index + 1} from ${JSON.stringify(name)};\n`).join('');
            const options = { compilerOptions, fileName: path, transformers: { before: [withoutTypes] } };
            const { outputText } = ts.transpileModule(inlined + imports, options);
            return { contents: outputText, loader: 'ts' };
        });
    }
};

/**
 * @param {string} root
 * @param {readonly string[]} specs paths from the root
 * @param {{ file: string, histories: string | null }} options the bundle; see src/app/change/testing/world.ts
 */
export async function bundleSpecs(root, specs, { file, histories }) {
    // The compiler first: what comes from npm is compiled where it is imported. Then what keeps the types to inject by, which the SDK
    // brings, but not before all specs. By its file: for the extension itself, something smaller takes its place.
    const first = [
        '@angular/compiler',
        './node_modules/reflect-metadata/Reflect.js',
        'zone.js/testing',
        '@microsoft/windows-admin-center-sdk/core/polyfills',
        './src/test'
    ];
    const entry = [...first, ...specs.map(spec => `./${spec}`)];
    await build({
        stdin: { contents: entry.map(name => `import ${JSON.stringify(name)};\n`).join(''), resolveDir: root },
        absWorkingDir: root,
        outfile: file,
        bundle: true,
        target: 'es2022',
        // zone.js doesn't see how an async function of the browser goes on.
        supported: { 'async-await': false, 'async-generator': false, 'for-await': false },
        mainFields: ['es2020', 'browser', 'module', 'main'],
        conditions: ['es2020', 'es2015'],
        loader: { '.html': 'text', '.css': 'text' },
        define: { global: 'window' }, // as packages for Node call it
        banner: { js: histories === null ? '' : `globalThis.histories = ${Number(histories)};` },
        sourcemap: 'inline',
        plugins: [decoratedClasses],
        // A worker has a script of its own, which only the real build makes.
        logOverride: { 'empty-import-meta': 'silent' },
        logLevel: 'warning'
    });
}
