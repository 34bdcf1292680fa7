// Names by which Azure Files is known in host maps, and the realm of Entra ID.

/** The realm of Microsoft Entra ID. Windows finds its KDC without any list of realms. */
export const ENTRA_REALM = 'KERBEROS.MICROSOFTONLINE.COM';

// The endpoints of the public and the national clouds, and those in a DNS zone of their own
// (Microsoft Learn: Storage account overview, storage account endpoints).
const ENDPOINTS =
  /\.file\.(?:core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|storage\.azure\.net)$/;

/** Whether a host or a suffix, in lower case, belongs to the file endpoints of storage accounts. */
export function isAzureFilesHost(host: string): boolean {
  return ENDPOINTS.test(host);
}
