# The documents' own curl commands. Only the origin differs, and the address where the page hides one.
# A line `# <status>` says what the command before it must answer.
curl \
 --request POST 'http://localhost:4010/apiv2/login' \
 --header "Content-Type: application/json" \
 --data '{"login":"user@domain.com","passwd":"mypassword","remember":"true","g-recaptcha-response":{"dep":{"n":0,"w":0},"_value":"zzzzz","__v_isRef":true,"_rawValue":"zzzzz","__v_isShallow":false}}'
# 200
curl \
 --request POST 'http://localhost:4010/apiv2/login' \
 --header "Content-Type: multipart/form-data" \
 --form "login=user@domain.com" \
 --form "passwd=mypassword" \
 --form "remember=true" \
 --form 'g-recaptcha-response={"dep":{"n":0,"w":0},"_value":"zzzzz","__v_isRef":true,"_rawValue":"zzzzz","__v_isShallow":false}'
# 200
curl http://localhost:4010/api/v1/login \
-d "user=myusername&password=mypassword"
# 200
curl http://localhost:4010/api/v1/login \
-d "user=my@email.com&password=mypassword"
# 200
curl -H "Content-type:application/json" \
http://localhost:4010/api/v1/login \
-d '{ "user": "myusername", "password": "mypassword" }'
# 200
curl -H "Content-type:application/json" \
http://localhost:4010/api/v1/login \
-d '{ "user": "my@email.com", "password": "mypassword" }'
# 200
curl -H "Content-type:application/json" \
http://localhost:4010/api/v1/login \
-d '{ "user": "myusername", "password": "mypassword", "code": "224610" }'
# 200
curl -H "Content-type:application/json" \
http://localhost:4010/api/v1/login \
-d '{ "user": "my@email.com", "password": "mypassword", "code": "224610" }'
# 200
curl -X POST "http://localhost:4010/v3/session/login" \
  -H "Content-Type: application/json" \
  -d '{
    "password": "string"
  }'
# 401
curl --request POST \
--url http://localhost:4010/api/2.0/authentication/%7Bcode%7D \
--header 'Accept: application/json' \
--header 'Content-Type: application/json' \
--data '{
"userName": "some text",
"password": "044LP3vr2j",
"passwordHash": "some text",
"provider": "some text",
"accessToken": "some text",
"serializedProfile": "some text",
"code": "some text",
"codeOAuth": "some text",
"session": true,
"confirmData": {
"email": "Amanda.Ernser94@hotmail.com",
"first": true,
"key": "some text"
},
"recaptchaResponse": "some text",
"culture": "some text"
}'
# 200
