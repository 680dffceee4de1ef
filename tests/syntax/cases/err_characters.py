x = 1 $ 2
y = “quoted”
z = a ? b
