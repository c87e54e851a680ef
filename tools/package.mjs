// SPDX-License-Identifier: MIT
// npm run package: writes the extension's package for Windows Admin Center. Usage: npm run package -- --help
import { mkdirSync } from 'node:fs';
import { writeSideLoad } from './package/side-load.mjs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, root, setUp } from './setup.mjs';
import { signPackage } from './package/sign.mjs';
import { PlainError, run } from './steps/run.mjs';

const usage = `Usage: npm run package -- [options]

Builds the extension and writes dist/community.smb-signing.VERSION.nupkg. The same sources give the same bytes.

  --sign FILE         sign the package with this certificate and its private key (.pfx, .p12);
                      the password is read from the variable SIGN_PASSWORD
  --timestamper URL   have the signature dated by this server (RFC 3161), so that it outlives the certificate
  --side-load URL     write the folder dist/side-load in place of a package: the extension for the gateway at this
                      address, to be side-loaded into it (docs/install.md)
  --help              show this

SOURCE_DATE_EPOCH (seconds) is the date that content.json states; without it 1 January 1980.`;

/**
 * @returns {{ sign?: string | undefined, timestamper?: string | undefined, 'side-load'?: string | undefined } | null} null: help was
 *   given
 */
function readOptions() {
    try {
        const { values } = parseArgs({
            options: {
                sign: { type: 'string' },
                timestamper: { type: 'string' },
                'side-load': { type: 'string' },
                help: { type: 'boolean' }
            }
        });
        if (values.timestamper && !values.sign) throw new Error('--timestamper needs --sign');
        if (values['side-load'] && values.sign) throw new Error('--side-load writes no package that could be signed');
        if (!values.help) return values;
    } catch (error) {
        throw new PlainError(`${error instanceof Error ? error.message.split(/\. |\n/)[0] : error}. Use --help to see the options.`);
    }
    console.log(usage);
    return null;
}

try {
    const options = readOptions();
    if (options?.['side-load']) {
        await setUp({ skip: ['fonts', 'shell'] });
        console.log(`Written: ${writeSideLoad(root, options['side-load'])}`);
    } else if (options) {
        await setUp({ skip: ['fonts', 'shell'] });
        mkdirSync(join(root, 'dist'), { recursive: true });
        const file = (await run(process.execPath, ['--import', 'tsx', 'tools/package/index.ts'], { cwd: root })).trim();
        if (options.sign) await signPackage(join(root, file), { certificate: options.sign, timestamper: options.timestamper });
        console.log(`Written: ${file}${options.sign ? ', signed' : ''}`);
        if (!options.sign)
            console.log(
                'It is not signed: Windows Admin Center takes it from a feed of files only in development mode. docs/install.md says more.'
            );
        console.log(
            'The scripts inside carry no Authenticode signature, which only Windows can give (Set-AuthenticodeSignature): content.json says so.'
        );
    }
} catch (error) {
    fail(error);
}
