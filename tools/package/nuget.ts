// SPDX-License-Identifier: MIT
// The parts of a .nupkg that are not content: what NuGet and the Open Packaging Conventions ask for.
import { createHash } from 'node:crypto';

/** What the package says of itself. */
export interface PackageDescription {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly description: string;
    readonly authors: string;
    readonly tags: string;
    readonly projectUrl: string | null;
}

/** The nuspec and the parts that point to it, for files of these paths. */
export function nugetParts(description: PackageDescription, paths: readonly string[]): Record<string, string> {
    const nuspec = nuspecText(description);
    const core = `package/services/metadata/core-properties/${createHash('sha256').update(nuspec).digest('hex').slice(0, 32)}.psmdcp`;
    return {
        [`${description.id}.nuspec`]: nuspec,
        '_rels/.rels': relations(description.id, core),
        '[Content_Types].xml': contentTypes(paths),
        [core]: coreProperties(description)
    };
}

function nuspecText({ id, version, title, description, authors, tags, projectUrl }: PackageDescription): string {
    return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>${xml(id)}</id>
    <version>${xml(version)}</version>
    <title>${xml(title)}</title>
    <authors>${xml(authors)}</authors>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <license type="expression">MIT</license>
    <licenseUrl>https://licenses.nuget.org/MIT</licenseUrl>
    <icon>icon.png</icon>
    <readme>README.md</readme>${projectUrl ? `\n    <projectUrl>${xml(projectUrl)}</projectUrl>` : ''}
    <description>${xml(description)}</description>
    <copyright>${xml(`(c) ${authors}`)}</copyright>
    <tags>${xml(tags)}</tags>
    <packageTypes>
      <packageType name="WindowsAdminCenterExtension" />
    </packageTypes>
  </metadata>
</package>
`;
}

function relations(id: string, core: string): string {
    return `<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/${xml(id)}.nuspec" Id="R1" />
  <Relationship Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="/${core}" Id="R2" />
</Relationships>
`;
}

function contentTypes(paths: readonly string[]): string {
    const extension = (path: string): string | null => /\.([^./]+)$/.exec(path)?.[1] ?? null;
    const extensions = [...new Set(['nuspec', ...paths.map(extension).filter((one): one is string => one !== null)])].sort();
    const defaults = extensions.map(one => `  <Default Extension="${xml(one)}" ContentType="application/octet" />`);
    const overrides = paths
        .filter(path => extension(path) === null)
        .map(path => `  <Override PartName="/${xml(path)}" ContentType="application/octet" />`);
    return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />
  <Default Extension="psmdcp" ContentType="application/vnd.openxmlformats-package.core-properties+xml" />
${[...defaults, ...overrides].join('\n')}
</Types>
`;
}

function coreProperties({ id, version, description, authors, tags }: PackageDescription): string {
    return `<?xml version="1.0" encoding="utf-8"?>
<coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">
  <dc:creator>${xml(authors)}</dc:creator>
  <dc:description>${xml(description)}</dc:description>
  <dc:identifier>${xml(id)}</dc:identifier>
  <version>${xml(version)}</version>
  <keywords>${xml(tags)}</keywords>
</coreProperties>
`;
}

function xml(text: string): string {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
