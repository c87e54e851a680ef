// SPDX-License-Identifier: MIT
import { existsSync } from 'node:fs';
import { PlainError, run } from '../steps/run.mjs';

/**
 * Signs a package in its place, with the tool that the .NET SDK brings on every platform.
 * @param {string} file
 * @param {{ certificate: string, timestamper?: string | undefined }} options
 * @throws {PlainError} where the certificate is missing or not taken
 */
export async function signPackage(file, { certificate, timestamper }) {
    if (!existsSync(certificate)) throw new PlainError(`There is no certificate ${certificate}.`);
    const password = process.env['SIGN_PASSWORD'];
    await run(
        'dotnet',
        [
            'nuget',
            'sign',
            file,
            '--certificate-path',
            certificate,
            ...(password ? ['--certificate-password', password] : []),
            ...(timestamper ? ['--timestamper', timestamper] : []),
            // A company's own certificate is trusted by its gateways, and need not be on the machine that packs.
            '--allow-untrusted-root'
        ],
        { cwd: process.cwd() }
    ).catch(error => {
        // run() shows the command line, and with it the password
        const words =
            error instanceof Error
                ? error.message
                      .split('\n')
                      .filter(line => line.startsWith('error'))
                      .join('\n')
                : String(error);
        throw new PlainError(`The package was written but could not be signed: ${words.replaceAll(password || '\0', '***')}`);
    });
}
