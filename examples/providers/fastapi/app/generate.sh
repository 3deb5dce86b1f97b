#!/bin/sh
# Writes the contract as FastAPI generates it: sh generate.sh > ../fastapi.yaml
python3 -B -c 'import sys, yaml; from main import app; yaml.safe_dump(app.openapi(), sys.stdout, sort_keys=False)'
