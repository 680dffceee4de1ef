ur"x"
