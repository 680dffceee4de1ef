# Numbers in every form.
0; 00; 10_000; 0xFF; 0o17; 0b1_01
9223372036854775807, 9223372036854775808, 0xFFFF_FFFF_FFFF_FFFF_F
1.5; 1.; .5; 1e3; 1_0.5e-1_0; 1e999
3j; 2.5J; 00.5
None, True, False, ...
1 if x else 0
