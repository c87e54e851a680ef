// SPDX-License-Identifier: MIT
// The package is opened and held against what Windows Admin Center, NuGet and its licences ask for.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, describe, it } from 'node:test';
import Ajv from 'ajv';
import { unzipSync } from 'fflate';
import { root } from '../../../dev-gateway/root';
import { powershellCommands } from '../../../src/generated/powershell-commands';
import { readFolder } from '../../../tools/package/content';
import { packContent } from '../../../tools/package/pack';
import { writeSideLoad } from '../../../tools/package/side-load.mjs';
import { signPackage } from '../../../tools/package/sign.mjs';
import { host } from '../host';

const content = readFolder(join(root, '.cache/package'));
const { name, bytes } = packContent(content, new Date(0));
const files = new Map(Object.entries(unzipSync(bytes)));
const sdk = join(root, 'node_modules/@microsoft/windows-admin-center-sdk');
const folder = mkdtempSync(join(tmpdir(), 'package-'));
writeFileSync(join(folder, name), bytes);
after(() => rmSync(folder, { recursive: true }));

function text(path: string): string {
    const content = files.get(path);
    assert.ok(content, `the package has no ${path}`);
    return Buffer.from(content).toString('utf8');
}

function json<T>(path: string): T {
    return JSON.parse(text(path)) as T;
}

/** Runs a script in the PowerShell engine, which brings .NET's XML reader and certificates. */
async function powershell(script: string): Promise<unknown> {
    const { results, errors } = await host.run({
        script,
        command: null,
        parameters: null,
        module: null,
        languageMode: 'FullLanguage',
        throw: null,
        failing: [],
        discardWrites: false,
        state: { outbound: {}, inbound: {}, registry: {}, cim: {}, windowsDefault: {} }
    });
    assert.deepEqual(errors, []);
    return results[0];
}

describe('the package', () => {
    it('has the same bytes when the sources are the same', () => {
        assert.deepEqual(Buffer.from(packContent(content, new Date(0)).bytes), Buffer.from(bytes));
        assert.notDeepEqual(Buffer.from(packContent(content, new Date(86_400_000)).bytes), Buffer.from(bytes));
    });

    it('has the bytes of the content that everything is tested with', () => {
        for (const [path, expected] of content) assert.deepEqual(Buffer.from(files.get(path) ?? []), Buffer.from(expected), path);
    });

    it('is taken by NuGet into a feed of files', () => {
        const feed = join(folder, 'feed');
        mkdirSync(feed);
        execFileSync('dotnet', ['nuget', 'push', name, '--source', feed], { cwd: folder, stdio: 'pipe' });
        assert.deepEqual(readdirSync(feed), [name]);
    });

    it('holds the parts that Windows Admin Center and NuGet look for, and nothing of the build', () => {
        const paths = [...files.keys()];
        for (const path of [
            'community.smb-signing.nuspec',
            '[Content_Types].xml',
            '_rels/.rels',
            'content.json',
            'README.md',
            'LICENSE.txt',
            'THIRD-PARTY-LICENCES.txt',
            'icon.png',
            'ux/index.html',
            'ux/manifest.json',
            'ux/assets/strings/strings.json',
            'ux/powershell-module/SmbSigning/SmbSigning.psd1',
            'ux/powershell-module/SmbSigning/SmbSigning.psm1'
        ])
            assert.ok(paths.includes(path), path);
        assert.deepEqual(
            paths.filter(path => /stats\.json|\.map$|\.ts$|test|node_modules/.test(path)),
            []
        );
        assert.match(Buffer.from(files.get('icon.png') ?? []).toString('latin1', 0, 8), /^\x89PNG/);
    });

    it('has well-formed XML, and an id equal to the name in the manifest', async () => {
        for (const path of [...files.keys()].filter(one => /\.(nuspec|rels|psmdcp|xml)$/.test(one))) {
            const encoded = Buffer.from(text(path)).toString('base64');
            const script = `[xml]$x = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${encoded}')); $x.DocumentElement.Name`;
            assert.match(String(await powershell(script)), /^(package|Relationships|Types|coreProperties)$/, path);
        }
        const nuspec = text('community.smb-signing.nuspec');
        const manifest = json<{ name: string; version: string }>('ux/manifest.json');
        assert.equal(/<id>(.*)<\/id>/.exec(nuspec)?.[1], manifest.name);
        assert.equal(/<version>(.*)<\/version>/.exec(nuspec)?.[1], manifest.version);
        assert.match(nuspec, /<packageType name="WindowsAdminCenterExtension" \/>/);
        assert.doesNotMatch(nuspec + text('README.md') + text('ux/manifest.json'), /\{!|TODO|placeholder|lorem|example\.com/i);
    });

    it("has a manifest that fits the SDK's schema, with the versions that the gateway reads beside it", () => {
        const { CoreVersion, BackendVersion, ...manifest } = json<Record<string, unknown>>('ux/manifest.json');
        assert.deepEqual([CoreVersion, BackendVersion], ['5.0.0', '2.0.0']);
        const schema = JSON.parse(readFileSync(join(sdk, 'core/manifest/module-schema.json'), 'utf8')) as object;
        const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
        validate(manifest);
        assert.deepEqual(validate.errors, null);
    });

    it('says that none of its scripts is signed', () => {
        assert.equal(json<{ status: string }>('content.json').status, 'unhealthy');
    });

    it('names the licence of everything in it, with its text', () => {
        const licences = text('THIRD-PARTY-LICENCES.txt');
        // Angular's own list, made in another way
        const listed = readFileSync(join(root, 'bundle/3rdpartylicenses.txt'), 'utf8').matchAll(/^((?:@[a-z-]+\/)?[a-z.-]+)\n[\w -.]+\n/gm);
        const names = [...listed].map(match => match[1] ?? '');
        assert.ok(names.length > 10);
        for (const one of names) assert.match(licences, new RegExp(`^${one.replace(/\./g, '\\.')} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
        assert.match(
            licences,
            /^@angular\/core 15\.2\.9 \(MIT\)\n=+\n\nMIT License\n\nCopyright \(c\) angular\n[\s\S]*?Permission is hereby/m
        );
    });
});

describe("the package's PowerShell module", () => {
    const module = text('ux/powershell-module/SmbSigning/SmbSigning.psm1');
    const description = text('ux/powershell-module/SmbSigning/SmbSigning.psd1');
    const exported = [...(/Export-ModuleMember -Function (.*)/.exec(module)?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map(match => match[1]);

    it('exports by name exactly what the bundle calls', () => {
        const scripts = [...files.keys()].filter(path => /^ux\/[^/]*\.js$/.test(path)).map(text);
        // of ours the name stands before the places of its functions; the SDK brings commands for other tools along
        const called = [...scripts.join('\n').matchAll(/\("([A-Z]\w+-\w+)",\[[\d,]+\],[\w$.]+\)/g)].map(match => match[1]);
        assert.deepEqual([...new Set(called)].sort(), exported);
        const stated = [...(/FunctionsToExport\s*=\s*@\(([^)]*)\)/.exec(description)?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map(
            match => match[1]
        );
        assert.deepEqual(stated, exported);
        assert.ok(exported.length >= 7);
        assert.match(description, /ModuleVersion\s+= '\d+\.\d+\.\d+'/);
        assert.doesNotMatch(description, /ModuleVersion\s+= '0\.0\.0'|'\*'/);
    });

    it('is ASCII, and each function begins with .SYNOPSIS, .DESCRIPTION and .ROLE', async () => {
        assert.doesNotMatch(module + description, /[^\n\t -~]/);
        const { functions } = await host.inspect(module);
        for (const one of exported) {
            const found = functions.find(candidate => candidate.name === one);
            assert.ok(found?.synopsis && found.role, one);
            const help =
                module
                    .slice(0, module.search(new RegExp(`^function ${one}\\b`, 'm')))
                    .split('<#')
                    .pop() ?? '';
            assert.deepEqual(
                [...help.matchAll(/^\s*\.([A-Z]+)/gm)].map(match => match[1]).slice(0, 3),
                ['SYNOPSIS', 'DESCRIPTION', 'ROLE'],
                one
            );
        }
    });

    it("passes the SDK's own converter with jea: it has nothing to say, and comes to the same scripts", t => {
        const { PsCodeConverter } = createRequire(import.meta.url)(join(sdk, 'tools/gulp-ps-code/ps-code-convert.js')) as {
            PsCodeConverter: new (options: object) => { content: string; contentReset(): void; generate(groups: object): void };
        };
        const said = t.mock.method(console, 'error', () => undefined);
        const converter = new PsCodeConverter({
            powerShellModuleName: 'SmbSigning',
            name: 'x.ts',
            noComments: true,
            validate: true,
            jea: true
        });
        converter.contentReset();
        const bodies = Object.values(powershellCommands).map(({ command, script }) => [`${command}.ps1`, script]);
        converter.generate({ '!!##default__': Object.fromEntries(bodies) });
        assert.deepEqual(
            said.mock.calls.map(call => call.arguments.join(' ')),
            []
        );
        const converted = [...converter.content.matchAll(/command: '([\w-]+)',\s+script: (".*")/g)];
        const trimmed = (script: string): string =>
            script
                .split('\n')
                .map(line => line.trim())
                .filter(Boolean)
                .join('\n');
        assert.deepEqual(
            Object.fromEntries(
                converted.map(match => [match[1], trimmed((JSON.parse(match[2] ?? '""') as string).replace(/^##.*\n/, ''))])
            ),
            Object.fromEntries(Object.values(powershellCommands).map(({ command, script }) => [command, trimmed(script)]))
        );
    });
});

/** The command lines of the .NET programs that are started meanwhile. */
async function commandLinesOf(work: () => Promise<void>): Promise<string> {
    const { PATH = '' } = process.env;
    const real = execFileSync('sh', ['-c', 'command -v dotnet'], { encoding: 'utf8' }).trim();
    const [wrapper, log] = [join(folder, 'bin'), join(folder, 'command-lines')];
    mkdirSync(wrapper);
    writeFileSync(join(wrapper, 'dotnet'), `#!/bin/sh\necho "$@" >> "${log}"\nexec "${real}" "$@"\n`, { mode: 0o755 });
    process.env['PATH'] = `${wrapper}${delimiter}${PATH}`;
    await work().finally(() => (process.env['PATH'] = PATH));
    return readFileSync(log, 'utf8');
}

describe('a side-loaded build', () => {
    it('names its gateway, which the package does not, and nothing else differs', () => {
        assert.equal(writeSideLoad(root, 'https://wac.contoso.com:6600/some/page'), 'dist/side-load');
        const page = (folder: string): string => readFileSync(join(root, folder, 'index.html'), 'utf8');
        const named = '<meta name="side-load-gateway" content="https://wac.contoso.com:6600">';
        assert.ok(!page('.cache/package/ux').includes('side-load'));
        assert.equal(page('dist/side-load').replace(named, ''), page('.cache/package/ux'));
        for (const address of ['http://wac.contoso.com', 'wac', 'https://'])
            assert.throws(() => writeSideLoad(root, address), /is not the https address of a gateway/);
    });
});

describe('signing', () => {
    const certificate = join(folder, 'certificate.pfx');

    it('signs with a given certificate, and refuses in words one that it cannot use', async () => {
        const made = await powershell(`
            $key = [Security.Cryptography.RSA]::Create(2048)
            $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=Test', $key, 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1)
            $usages = [Security.Cryptography.OidCollection]::new()
            [void] $usages.Add([Security.Cryptography.Oid]::new('1.3.6.1.5.5.7.3.3'))
            $request.CertificateExtensions.Add([Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]::new($usages, $false))
            $now = [DateTimeOffset]::UtcNow
            [Convert]::ToBase64String($request.CreateSelfSigned($now.AddDays(-1), $now.AddDays(1)).Export('Pfx', 'ge heim #1'))`);
        writeFileSync(certificate, Buffer.from(String(made), 'base64'));
        const signed = join(folder, 'signed.nupkg');
        copyFileSync(join(folder, name), signed);
        process.env['SIGN_PASSWORD'] = 'falsch';
        await assert.rejects(signPackage(signed, { certificate }), /could not be signed: error: .*password/i);
        await assert.rejects(signPackage(signed, { certificate }), (error: Error) => !error.message.includes('falsch'));
        process.env['SIGN_PASSWORD'] = 'ge heim #1';
        const lines = await commandLinesOf(() => signPackage(signed, { certificate }));
        assert.match(lines, /--certificate-path/);
        assert.doesNotMatch(lines, /heim/);
        assert.ok('.signature.p7s' in unzipSync(readFileSync(signed)));
        await assert.rejects(signPackage(signed, { certificate: 'none.pfx' }), /There is no certificate none\.pfx/);
    });

    it('explains itself, and an option that it does not know', () => {
        const run = (...args: string[]): string =>
            execFileSync(process.execPath, ['tools/package.mjs', ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
        assert.match(run('--help'), /^Usage: npm run package/);
        assert.throws(() => run('--sing'), /Unknown option '--sing'. Use --help/);
    });
});
