// SPDX-License-Identifier: MIT
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError, run } from '../steps/run.mjs';

/**
 * Signs a package in its place, with the tool that the .NET SDK brings on every platform.
 * @param {string} file
 * @param {{ certificate: string, timestamper?: string | undefined }} options
 * @throws {PlainError} where the certificate is missing or not taken
 */
export async function signPackage(file, { certificate, timestamper }) {
    if (!existsSync(certificate)) throw new PlainError(`There is no certificate ${certificate}.`);
    const password = process.env['SIGN_PASSWORD'] ?? '';
    if (/["\r\n]/.test(password)) throw new PlainError('The password must hold no quotation mark and no line break.');
    const folder = mkdtempSync(join(tmpdir(), 'sign-'));
    try {
        // Everybody on the machine can read a command line, so the password stands in a file that only its owner can read.
        const answers = join(folder, 'arguments.rsp');
        writeFileSync(answers, password ? `--certificate-password "${password}"\n` : '', { mode: 0o600 });
        // `dotnet nuget sign` would put what the file holds on the command line of a process that it starts: this is that one.
        await run(
            'dotnet',
            [
                await signingTool(),
                'sign',
                file,
                '--certificate-path',
                certificate,
                ...(timestamper ? ['--timestamper', timestamper] : []),
                // A company's own certificate is trusted by its gateways, and need not be on the machine that packs.
                '--allow-untrusted-root',
                `@${answers}`
            ],
            { cwd: process.cwd(), env: { SIGN_PASSWORD: '' } }
        );
    } catch (error) {
        throw new PlainError(`The package was written but could not be signed: ${wordsOf(error).replaceAll(password || '\0', '***')}`);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** NuGet's own program in the .NET SDK that is in use. */
async function signingTool() {
    const [version, sdks] = await Promise.all([
        run('dotnet', ['--version'], { cwd: process.cwd() }),
        run('dotnet', ['--list-sdks'], { cwd: process.cwd() })
    ]);
    const line = sdks.split('\n').find(one => one.startsWith(`${version.trim()} [`)) ?? '';
    return join(/\[(.*)\]/.exec(line)?.[1] ?? '', version.trim(), 'NuGet.CommandLine.XPlat.dll');
}

/** What the tool said was wrong, without the command line. @param {unknown} error */
function wordsOf(error) {
    if (!(error instanceof Error)) return String(error);
    const told = error.message.split('\n').filter(line => line.startsWith('error'));
    return told.length > 0 ? told.join('\n') : 'the tool did not say why.';
}
