// The keys below HKLM in which Windows keeps realms, in its own spelling.

/** The key of the two policies (Kerberos.admx). */
export const POLICY_KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';

/** The key of local settings that ksetup writes. */
export const LOCAL_KEY = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
