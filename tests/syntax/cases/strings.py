'single' "double" '''tri
ple''' """a "quoted" one"""
'tab\t nl\n nul\0 oct\101 hex\x41 \u00e9 \U0001F600 \' \" \\ \
joined'
r'\d\n' R'\'' u'plain'
rb'\x' b'\x00\xff\101'
'caf\u00e9 ünï \ud800'
r'\\'
("one" 'two'  # between the parts
 r'\three')
