# Policy files as Samba's own writer makes them, and as its backups show them. Arguments: a folder with cases.json, a list of lists of
# [key, value name, type, data]; N.pol, N.xml and N.generalized.xml are written beside it.
import json
import os
import sys
import xml.etree.ElementTree as ET

from samba.dcerpc import preg
from samba.gp_parse.gp_pol import GPPolParser
from samba.ndr import ndr_pack

os.chdir(sys.argv[1])
MULTI_SZ = 7


def entry(key, name, kind, data):
    made = preg.entry()
    made.keyname, made.valuename, made.type = key, name, kind
    made.data = data.encode('utf-16-le') if kind == MULTI_SZ else data
    return made


with open('cases.json', encoding='utf-8') as file:
    cases = json.load(file)
for case, values in enumerate(cases):
    made = preg.file()
    made.header.signature, made.header.version = 'PReg', 1
    made.entries = [entry(*value) for value in values]
    made.num_entries = len(values)
    packed = ndr_pack(made)
    with open(f'{case}.pol', 'wb') as file:
        file.write(packed)
    parser = GPPolParser()
    parser.parse(packed)
    parser.write_xml(f'{case}.xml')
    with open(f'{case}.xml', encoding='utf-8') as file:
        parser.generalize_xml(ET.fromstring(file.read()), f'{case}.generalized.xml', {})
