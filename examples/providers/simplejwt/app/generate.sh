#!/bin/sh
# Writes the contract as drf-spectacular generates it: sh generate.sh > ../simplejwt.yaml
python3 -B manage.py spectacular
